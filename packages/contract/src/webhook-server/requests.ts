import { validators as bodies } from '../generated/webhook-server/bodies.js';
import { validators as parameters } from '../generated/webhook-server/parameters.js';
import { bodyCheck, parameterCheck } from '../request-checks.ts';

/**
 * Checks the body of a request to the webhook server; see `@assessment-kit/contract/requests`.
 *
 * ```ts
 * const problems = checkBody('reportResults', { overallScore: '87' });
 * ```
 */
export const checkBody = bodyCheck(bodies);

/**
 * Checks the parameters of a request to the webhook server; see `@assessment-kit/contract/requests`.
 *
 * ```ts
 * const checked = checkParameters('getOrder', { path: { orderId: 'O1' }, query: {}, header: {} });
 * ```
 */
export const checkParameters = parameterCheck(parameters);
