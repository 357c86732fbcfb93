import { AssessmentKitError, type Effect, type ErrorFacts } from './assessment-kit-error.ts';

/** No answer came: the platform could not be reached, the connection broke, or the time was over. */
export class NoAnswerError extends AssessmentKitError {
  readonly code = 'no_answer';
  readonly retryable = true;
  readonly reason: 'timeout' | 'connection';

  constructor(message: string, facts: ErrorFacts & { effect: Effect; reason: 'timeout' | 'connection' }) {
    super(message, facts);
    this.reason = facts.reason;
  }
}
