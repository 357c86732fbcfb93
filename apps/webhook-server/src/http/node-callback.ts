import type { IncomingMessage, ServerResponse } from 'node:http';
import { drain } from '@assessment-kit/http';
import type { CallbackKind } from '../store/store.ts';
import { answerJson } from './answer.ts';
import { readBody } from './read-body.ts';
import { type ReceiveDependencies, receiveCallback } from './receive-callback.ts';
import { requestIdOf } from './request-id.ts';

/**
 * Takes one callback that came by `node:http`, or by a framework on top of it.
 *
 * @param waits Whether the sender waits for `100 Continue` before it sends the body.
 */
export async function nodeCallback(
  kind: CallbackKind,
  request: IncomingMessage,
  response: ServerResponse,
  dependencies: ReceiveDependencies,
  waits = false,
): Promise<void> {
  const { headers } = request;
  const requestId = requestIdOf(request);
  let waiting = waits;
  const answer = await receiveCallback(
    kind,
    {
      method: request.method,
      apiKey: headers['x-api-key'],
      contentType: headers['content-type'],
      contentEncoding: headers['content-encoding'],
      requestId,
      carrier: headers,
      readBody() {
        if (waiting) response.writeContinue();
        waiting = false;
        return readBody(request);
      },
    },
    dependencies,
  );
  if (answer === null) {
    request.destroy();
    return;
  }
  // A sender that still waits sends no body after a refusal, and its next request would be taken for one.
  if (waiting) response.setHeader('connection', 'close');
  else if (!request.complete && !request.destroyed) drain(request);
  const more = answer.headers ? Object.entries(answer.headers).flat() : [];
  answerJson(response, answer.status, answer.body, ['x-request-id', requestId, ...more]);
}
