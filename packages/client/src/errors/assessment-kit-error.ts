/** Whether a call that failed may have taken effect at the platform all the same. */
export type Effect =
  /** The platform did not act on it: it refused, or never got it. */
  | 'none'
  /** Nobody can tell: the connection broke, time ran out, or the platform failed on its side. */
  | 'unknown';

export interface ErrorFacts {
  /** The operation, for example `updateAssessmentOrder`. */
  operation: string;
  /** HTTP status of the answer; `null` when there was none. */
  status?: number | null;
  /** What the platform's support asks for; `null` when the answer named none. */
  correlationId?: string | null;
  cause?: unknown;
}

/**
 * Base of everything this package throws on purpose. Branch on `code`: messages are for people and may change.
 *
 * Messages hold no secret and nothing that was sent. A PATCH appends reports and has no idempotency key, so look at
 * `effect` before you repeat one that carries reports.
 */
export abstract class AssessmentKitError extends Error {
  abstract readonly code: string;
  /** Whether the same call may succeed later without being changed. */
  abstract readonly retryable: boolean;
  abstract readonly effect: Effect;

  readonly operation: string;
  readonly status: number | null;
  readonly correlationId: string | null;

  constructor(message: string, { operation, status = null, correlationId = null, cause }: ErrorFacts) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.operation = operation;
    this.status = status;
    this.correlationId = correlationId;
  }
}
