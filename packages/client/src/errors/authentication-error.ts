import { AssessmentKitError } from './assessment-kit-error.ts';

/**
 * The credentials were refused, or a fresh token was. Credentials of one environment do not work in the other, and
 * secrets expire.
 *
 * ```ts
 * try {
 *   await client.getAssessmentPackages({ companyId });
 * } catch (error) {
 *   if (error instanceof AuthenticationError) console.error(error.message);
 * }
 * ```
 */
export class AuthenticationError extends AssessmentKitError {
  readonly code = 'authentication_failed';
  readonly retryable = false;
}
