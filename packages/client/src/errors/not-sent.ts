import type { OperationId } from '@assessment-kit/contract';
import { named } from '../answers/error-of.ts';
import type { Problem } from '../answers/problem.ts';
import { RequestRejectedError } from './request-rejected-error.ts';

/**
 * What a call rejects with that has problems before it is sent.
 *
 * ```ts
 * const problems = preflightProblems('updateAssessmentOrder', { companyId, orderId, body: {} });
 * if (problems.length > 0) throw notSent('updateAssessmentOrder', problems);
 * ```
 *
 * @param operation Of the contract.
 * @param problems At least one.
 */
export function notSent(operation: OperationId, problems: readonly Problem[]): RequestRejectedError {
  return new RequestRejectedError(`${operation} was not sent${named(problems)}.`, { operation, attempts: 0, problems });
}
