import { validators as bodies } from '../generated/sandbox/bodies.js';
import { validators as parameters } from '../generated/sandbox/parameters.js';
import { bodyCheck, parameterCheck } from '../request-checks.ts';

/** Checks the body of a request to the sandbox's control plane; see `@assessment-kit/contract/requests`. */
export const checkBody = bodyCheck(bodies);

/** Checks the parameters of a request to the sandbox's control plane; see `@assessment-kit/contract/requests`. */
export const checkParameters = parameterCheck(parameters);
