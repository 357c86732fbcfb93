import type { Environment } from '../settings/read-values.ts';

/** Where a command says what it does. */
export type Print = (line: string) => void;

/** How a command ends. */
export const EXIT = {
  done: 0,
  /** It could not be done; the message says why. */
  failed: 1,
  /** It was called in a way that it does not know. */
  usage: 2,
  /** The webhook server cannot be reached, or its database is away: the same may succeed later. */
  unavailable: 3,
  /** The webhook server does not take the token. */
  wrongToken: 4,
} as const;

/** Something to do besides running the server: with the stored data, or through the API of a server that runs. */
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
  readonly exitCode: number;

  constructor(message: string, exitCode: number = EXIT.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}
