import { AssessmentKitError, type Effect, type ErrorFacts } from './assessment-kit-error.ts';

/**
 * No answer came: the platform could not be reached, the connection broke, or the time was over.
 *
 * ```ts
 * try {
 *   await client.getAssessmentPackages({ companyId });
 * } catch (error) {
 *   if (error instanceof NoAnswerError) console.error(error.reason, error.effect);
 * }
 * ```
 */
export class NoAnswerError extends AssessmentKitError {
  readonly code = 'no_answer';
  readonly retryable = true;
  readonly reason: 'timeout' | 'connection';

  constructor(message: string, facts: ErrorFacts & { effect: Effect; reason: 'timeout' | 'connection' }) {
    super(message, facts);
    this.reason = facts.reason;
  }
}
