import type { Command } from '../program/command.ts';
import { profileCreate } from './profile-create.ts';
import { profileList } from './profile-list.ts';
import { profileRemove } from './profile-remove.ts';
import { token } from './token.ts';

/** Every command, in the sequence of help and documentation. Add one: a file of its own, and a line here. */
export const COMMANDS: readonly Command[] = [token, profileCreate, profileList, profileRemove];
