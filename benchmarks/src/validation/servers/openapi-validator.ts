/* Express with express-openapi-validator on the same document: requests only, and no tokens. */

import type { RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import { DOCUMENT, listen } from './listen.ts';

type Options = Parameters<typeof OpenApiValidator.middleware>[0];
const apiSpec = DOCUMENT as unknown as Options['apiSpec'];
const middleware = OpenApiValidator.middleware({
  apiSpec,
  validateRequests: true,
  validateResponses: false,
  validateSecurity: false,
  // The contract's servers name the platform's hosts; only the paths count here.
  validateApiSpec: false,
});
listen(middleware as unknown as RequestHandler[]);
