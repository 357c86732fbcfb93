import { errorList } from '@assessment-kit/contract/error-body';
import { MAX_BODY_BYTES } from '@assessment-kit/http';
import { type CallbackOptions, mountedCallbacks } from './callback-options.ts';
import { callbackKindBySegment } from './callback-paths.ts';
import type { ReadBody } from './read-body.ts';
import { type CallbackAnswer, receiveCallback } from './receive-callback.ts';
import { requestIdFrom } from './request-id.ts';

/**
 * The callbacks as a web-standard handler, with the same checks and promises as the server's. It takes every request
 * whose path ends with `/orders`, `/errors` or `/jobs`, wherever it is mounted, and answers all others with 404.
 *
 * A body that someone has read before is answered with 500 and `body_already_read`.
 *
 * ```ts
 * const store = await openStore({ databaseUrl: null, dataDir: '.data' });
 * const handle = callbackHandler({ store, apiKeys: ['the-key'] });
 * const response = await handle(new Request('https://hooks.example/callbacks/orders', { method: 'POST' }));
 * ```
 *
 * @param options The store, and the keys that the platform may send.
 */
export function callbackHandler(options: CallbackOptions): (request: Request) => Promise<Response> {
  const callbacks = mountedCallbacks(options);
  return async (request) => {
    const { headers, method } = request;
    const requestId = requestIdFrom(headers.get('x-request-id'));
    const kind = callbackKindBySegment(new URL(request.url).pathname);
    const answer = kind
      ? await receiveCallback(
          kind,
          {
            method,
            apiKey: headers.get('x-api-key'),
            contentType: headers.get('content-type') ?? undefined,
            contentEncoding: headers.get('content-encoding') ?? undefined,
            requestId,
            carrier: Object.fromEntries(headers),
            readBody: () => readWebBody(request),
          },
          callbacks,
        )
      : NO_SUCH_PATH();
    return responseOf(answer ?? BROKEN_OFF(), requestId);
  };
}

const NO_SUCH_PATH = (): CallbackAnswer => {
  return { status: 404, body: errorList([{ field: 'path', code: 'not_found', message: 'There is no such path.' }]) };
};

/** Nobody reads it, but a handler has to return something. */
const BROKEN_OFF = (): CallbackAnswer => {
  const message = 'The body ended before its time.';
  return { status: 400, body: errorList([{ field: 'body', code: 'incomplete', message }]) };
};

function responseOf({ status, body, headers }: CallbackAnswer, requestId: string): Response {
  return Response.json(body, { status, headers: { ...headers, 'x-request-id': requestId } });
}

async function readWebBody(request: Request, limit = MAX_BODY_BYTES): Promise<ReadBody> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return { outcome: 'too_large' };
  if (request.bodyUsed || request.body?.locked) return { outcome: 'already_read' };
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > limit) return { outcome: 'too_large' };
      chunks.push(chunk);
    }
  } catch {
    return { outcome: 'incomplete' };
  }
  return { outcome: 'read', bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) };
}
