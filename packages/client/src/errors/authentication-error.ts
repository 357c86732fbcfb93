import { AssessmentKitError } from './assessment-kit-error.ts';

/**
 * The credentials were refused, or a fresh token was. Credentials of one environment do not work in the other, and
 * secrets expire.
 */
export class AuthenticationError extends AssessmentKitError {
  readonly code = 'authentication_failed';
  readonly retryable = false;
}
