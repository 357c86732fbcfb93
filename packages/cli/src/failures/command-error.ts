import type { ExitName } from '../program/exit-codes.ts';

/** A command could not do what was asked, for a reason that it knows. */
export class CommandError extends Error {
  override name = 'CommandError';
  readonly exit: ExitName;
  /** For programs, in the form of the client's codes. */
  readonly code: string;
  /** What to do, as sentences. */
  readonly advice: string | null;

  constructor(exit: ExitName, code: string, message: string, advice: string | null = null) {
    super(message);
    this.exit = exit;
    this.code = code;
    this.advice = advice;
  }
}
