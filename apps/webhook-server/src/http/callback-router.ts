import express, { type Router } from 'express';
import { type CallbackOptions, mountedCallbacks } from './callback-options.ts';
import { LAST_SEGMENTS } from './callback-paths.ts';
import { nodeCallback } from './node-callback.ts';

/**
 * The callbacks as a router for an Express application of your own, with the same checks and promises as the server's:
 * `app.use('/callbacks', callbackRouter({ store, apiKeys }))` takes `/callbacks/orders`, `/callbacks/errors` and
 * `/callbacks/jobs`.
 *
 * Mount it before `express.json()` and the like, or let them keep the bytes as `request.rawBody`. A body that someone has
 * read before is answered with 500 and `body_already_read`.
 */
export function callbackRouter(options: CallbackOptions): Router {
  const callbacks = mountedCallbacks(options);
  const router = express.Router();
  for (const [path, kind] of LAST_SEGMENTS) {
    router.all(path, (request, response) => nodeCallback(kind, request, response, callbacks));
  }
  return router;
}
