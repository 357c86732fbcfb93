import type { ReportPlace } from '@assessment-kit/rules';

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
  /** Of all attempts together: one that may have acted is enough for `unknown`. */
  effect?: Effect;
  /** How many times the call was tried. Default 1. */
  attempts?: number;
  reportsInDoubt?: readonly ReportPlace[];
  cause?: unknown;
}

/**
 * Base of everything this package throws on purpose. Branch on `code`: messages are for people and may change.
 *
 * Messages hold no secret and nothing that was sent. A PATCH appends reports and has no idempotency key, so look at
 * `effect` before you repeat one that carries reports.
 *
 * ```ts
 * try {
 *   await client.getAssessmentPackages({ companyId });
 * } catch (error) {
 *   if (error instanceof AssessmentKitError) console.error(error.code, error.effect, error.correlationId);
 * }
 * ```
 */
export abstract class AssessmentKitError extends Error {
  abstract readonly code: string;
  /** Whether the same call may succeed later without being changed. */
  abstract readonly retryable: boolean;

  readonly operation: string;
  /** Of the last attempt. */
  readonly status: number | null;
  readonly correlationId: string | null;
  /** Of all attempts together. */
  readonly effect: Effect;
  /** How many times the call was tried, the first included; 0 when it was refused before it was sent. */
  readonly attempts: number;
  /**
   * Reports of an update that the platform may have added or not. Sent again they may be shown twice, so look at the order
   * first. Empty when `effect` is `none`.
   */
  readonly reportsInDoubt: readonly ReportPlace[];

  constructor(message: string, facts: ErrorFacts) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.name = new.target.name;
    this.operation = facts.operation;
    this.status = facts.status ?? null;
    this.correlationId = facts.correlationId ?? null;
    this.effect = facts.effect ?? 'none';
    this.attempts = facts.attempts ?? 1;
    this.reportsInDoubt = this.effect === 'unknown' ? (facts.reportsInDoubt ?? []) : [];
  }
}
