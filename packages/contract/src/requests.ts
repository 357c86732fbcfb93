import { validators as bodies } from './generated/assessments/bodies.js';
import { validators as parameters } from './generated/assessments/parameters.js';
import { bodyCheck, parameterCheck } from './request-checks.ts';

/**
 * Checks the body of a request: limits, enums, formats, required fields. Fields that the contract does not know pass: what
 * the platform does with them is unknown.
 *
 * ```ts
 * for (const { message } of checkBody('updateAssessmentOrder', { overallScore: 'x'.repeat(31) })) console.log(message);
 * ```
 *
 * @param operationId An operation that takes a body; others have nothing to check.
 * @returns What is wrong, in the sequence of the body; empty when nothing is.
 */
export const checkBody = /* @__PURE__ */ bodyCheck(bodies);

/**
 * Checks path, query and header parameters, given as the texts they arrive as, and turns them into the declared types.
 *
 * ```ts
 * const checked = checkParameters('getAssessmentPackages', { path: { companyId: '5Y021' }, query: {}, header: {} });
 * if (!checked.ok) console.log(checked.problems);
 * ```
 *
 * @param given `header` has its names in lower case.
 */
export const checkParameters = /* @__PURE__ */ parameterCheck(parameters);
