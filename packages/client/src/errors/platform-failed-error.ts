import { AssessmentKitError, type ErrorFacts } from './assessment-kit-error.ts';

/**
 * The platform failed on its side (5xx or 408). The call may have taken effect or not.
 *
 * ```ts
 * try {
 *   await client.getAssessmentPackages({ companyId });
 * } catch (error) {
 *   if (error instanceof PlatformFailedError) console.error(error.status, error.platformCode);
 * }
 * ```
 */
export class PlatformFailedError extends AssessmentKitError {
  readonly code = 'platform_failed';
  readonly retryable = true;
  /** The code in the platform's error body, for example `internal_error`; `null` when it had none. */
  readonly platformCode: string | null;
  /** How long the platform asked to wait, in ms; `null` when it did not say. */
  readonly retryAfterMs: number | null;

  constructor(message: string, facts: ErrorFacts & { platformCode: string | null; retryAfterMs: number | null }) {
    super(message, { effect: 'unknown', ...facts });
    this.platformCode = facts.platformCode;
    this.retryAfterMs = facts.retryAfterMs;
  }
}
