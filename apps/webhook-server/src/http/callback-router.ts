import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CallbackOptions, mountedCallbacks } from './callback-options.ts';
import { callbackKindOfMount } from './callback-paths.ts';
import { nodeCallback } from './node-callback.ts';

/** What Express 4 and 5, Connect and everything like them take in `app.use`. */
export type CallbackRouter = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * The callbacks as a router for an Express application of your own, with the same checks and promises as the server's:
 * `app.use('/callbacks', callbackRouter({ store, apiKeys }))` takes `/callbacks/orders`, `/callbacks/errors` and
 * `/callbacks/jobs`; everything else goes to the next one.
 *
 * Mount it before `express.json()` and the like, or let them keep the bytes as `request.rawBody`. A body that someone has
 * read before is answered with 500 and `body_already_read`.
 *
 * ```ts
 * const store = await openStore({ databaseUrl: null, dataDir: '.data' });
 * const app = express().use('/callbacks', callbackRouter({ store, apiKeys: ['the-key'] }));
 * ```
 *
 * @param options The store, and the keys that the platform may send.
 * @throws {RangeError} without a key.
 */
export function callbackRouter(options: CallbackOptions): CallbackRouter {
  const callbacks = mountedCallbacks(options);
  return (request, response, next) => {
    const kind = callbackKindOfMount(request.url ?? '');
    if (!kind) {
      next();
      return;
    }
    void nodeCallback(kind, request, response, callbacks);
  };
}
