import type { Environment } from '../settings/read-values.ts';

/** Where a command says what it does. */
export type Print = (line: string) => void;

/** Something to do with the stored data besides running the server. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** The text of `--help`. */
  readonly help: string;
  /**
   * @param args What follows the name of the command.
   * @throws {UsageError} when they are wrong.
   * @throws {CommandFailedError} with one sentence for the operator.
   */
  run(args: readonly string[], environment: Environment, print: Print): Promise<void>;
}

/** The command was called in a way it does not know. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** It could not be done; the message is a sentence without personal data or secrets. */
export class CommandFailedError extends Error {
  override readonly name = 'CommandFailedError';
}
