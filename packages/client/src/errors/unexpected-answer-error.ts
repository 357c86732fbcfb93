import { AssessmentKitError, type ErrorFacts } from './assessment-kit-error.ts';

/**
 * An answer that the contract does not know, such as a success that is not JSON. Something between here and the platform
 * may have answered in its place.
 *
 * ```ts
 * try {
 *   await client.getAssessmentPackages({ companyId });
 * } catch (error) {
 *   if (error instanceof UnexpectedAnswerError) console.error(error.status);
 * }
 * ```
 */
export class UnexpectedAnswerError extends AssessmentKitError {
  readonly code = 'unexpected_answer';
  readonly retryable = false;

  constructor(message: string, facts: ErrorFacts) {
    super(message, { effect: 'unknown', ...facts });
  }
}
