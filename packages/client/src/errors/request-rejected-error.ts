import type { Problem } from '../answers/problem.ts';
import { AssessmentKitError, type ErrorFacts } from './assessment-kit-error.ts';

/**
 * The platform refused the call (4xx, or 301 for a retired version), or the preflight did before it was sent (`status` is
 * `null`, `attempts` 0). Sending it again will not help: change it first.
 *
 * ```ts
 * try {
 *   await client.getAssessmentPackages({ companyId });
 * } catch (error) {
 *   if (error instanceof RequestRejectedError) console.error(error.problems.map(({ field, code }) => `${field} ${code}`));
 * }
 * ```
 */
export class RequestRejectedError extends AssessmentKitError {
  readonly code = 'request_rejected';
  readonly retryable = false;
  /** What is wrong, field by field, in the platform's words. They may repeat what was sent: keep them out of logs. */
  readonly problems: readonly Problem[];

  constructor(message: string, facts: ErrorFacts & { problems: readonly Problem[] }) {
    super(message, facts);
    this.problems = facts.problems;
  }
}
