import { validators as tolerant } from './generated/assessments/responses.js';
import { validators as exact } from './generated/assessments/responses-exact.js';
import type { OperationId } from './index.ts';
import { responseCheck } from './response-checks.ts';

export type { CheckedResponse, Strictness } from './response-checks.ts';

/**
 * Checks a JSON answer of the platform against the contract.
 *
 * ```ts
 * const checked = validateResponse('getAssessmentPackages', 200, { values: [] });
 * if (checked.declared) console.log(checked.problems);
 * ```
 *
 * @param status HTTP status of the answer; a status that is not declared by itself falls under a range such as `4XX`.
 * @returns `declared: false` when the contract knows no JSON answer of this status for the operation.
 */
export const validateResponse = responseCheck<OperationId>(tolerant, exact);
