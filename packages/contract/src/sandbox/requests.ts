import { validators as bodies } from '../generated/sandbox/bodies.js';
import { validators as parameters } from '../generated/sandbox/parameters.js';
import { bodyCheck, parameterCheck } from '../request-checks.ts';

/**
 * Checks the body of a request to the sandbox's control plane; see `@assessment-kit/contract/requests`.
 *
 * ```ts
 * const problems = checkBody('placeOrder', { companyId: '5Y021', packageId: 'business-analyst' });
 * ```
 */
export const checkBody = bodyCheck(bodies);

/**
 * Checks the parameters of a request to the sandbox's control plane; see `@assessment-kit/contract/requests`.
 *
 * ```ts
 * const checked = checkParameters('getSandboxOrder', { path: { orderId: 'O1' }, query: {}, header: {} });
 * ```
 */
export const checkParameters = parameterCheck(parameters);
