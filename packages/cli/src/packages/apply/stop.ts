import {
  type AssessmentKitError,
  AuthenticationError,
  NoAnswerError,
  RequestRejectedError,
} from '@assessment-kit/client';

/** So many different things that fail one after the other, or so many failures, mean that the platform is down. */
const DIFFERENT_THINGS = 3;
const FAILURES = 20;

/**
 * Ends a run early: when the user wants it, or when a failure concerns every company, so that one sentence says it instead of
 * thousands.
 */
export class Stop {
  /** Aborted when nothing more is to be begun. */
  readonly signal: AbortSignal;
  readonly #controller = new AbortController();
  #cause: AssessmentKitError | null = null;
  #failures = 0;
  #failedThings = new Set<string>();

  /** @param user Aborted by the user. */
  constructor(user: AbortSignal) {
    this.signal = AbortSignal.any([user, this.#controller.signal]);
  }

  /** The failure that concerns every company; `null` when there was none. */
  get cause(): AssessmentKitError | null {
    return this.#cause;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#failedThings.clear();
  }

  /**
   * Something failed for good. Ends the run when that would happen to every company: credentials that are refused, a host
   * that cannot be reached, a version that is retired, or a platform on which nothing succeeds any more.
   *
   * @param thing What it was tried with, and might be to blame: a package, or a company that is read.
   * @returns Whether the failure by itself concerns every company: then it is none of this one.
   */
  failed(error: AssessmentKitError, thing: string): boolean {
    if (concernsAll(error)) {
      this.#end(error);
      return true;
    }
    // A refusal is an answer: the platform is there.
    if (error instanceof RequestRejectedError) return false;
    this.#failures += 1;
    this.#failedThings.add(thing);
    if (this.#failedThings.size >= DIFFERENT_THINGS || this.#failures >= FAILURES) this.#end(error);
    return false;
  }

  #end(error: AssessmentKitError): void {
    this.#cause ??= error;
    this.#controller.abort();
  }
}

const RETIRED_VERSION = 301;

function concernsAll(error: AssessmentKitError): boolean {
  if (error instanceof AuthenticationError) return true;
  if (error instanceof NoAnswerError) return error.reason === 'connection' && error.effect === 'none';
  return error instanceof RequestRejectedError && error.status === RETIRED_VERSION;
}
