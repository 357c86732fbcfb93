import type { Command } from '../program/command.ts';
import { token } from './token.ts';

/** Every command, in the sequence of help and documentation. Add one: a file of its own, and a line here. */
export const COMMANDS: readonly Command[] = [token];
