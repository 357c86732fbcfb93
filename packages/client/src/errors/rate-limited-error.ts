import { AssessmentKitError, type ErrorFacts } from './assessment-kit-error.ts';

/**
 * Too many requests (429). Wait, then send the same again.
 *
 * ```ts
 * try {
 *   await client.getAssessmentPackages({ companyId });
 * } catch (error) {
 *   if (error instanceof RateLimitedError) console.error(error.retryAfterMs);
 * }
 * ```
 */
export class RateLimitedError extends AssessmentKitError {
  readonly code = 'rate_limited';
  readonly retryable = true;
  /** How long the platform asked to wait, in ms; `null` when it did not say. */
  readonly retryAfterMs: number | null;

  constructor(message: string, facts: ErrorFacts & { retryAfterMs: number | null }) {
    super(message, facts);
    this.retryAfterMs = facts.retryAfterMs;
  }
}
