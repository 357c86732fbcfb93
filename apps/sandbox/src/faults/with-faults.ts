import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { serverError } from '@assessment-kit/contract/error-body';
import { refuse } from '@assessment-kit/http';
import type { MovableClock } from '../clock.ts';
import type { SandboxContext } from '../context.ts';
import { bearerToken } from '../platform/authenticate.ts';
import { inErrorCasing } from '../readings/error-casing.ts';
import { rateLimitStatus } from '../readings/limits.ts';
import { findOperation } from './find-operation.ts';
import { keepAnswerBack } from './keep-answer-back.ts';
import { sendSlowly } from './send-slowly.ts';

/** How long a slow answer takes, in ms of the sandbox's clock. */
export const SLOW_ANSWER_MS = 5000;

/**
 * After how long a connection on which no answer comes is cut, in ms of the sandbox's clock: longer than any client should
 * wait, and whoever has no time-out of its own is let go in the end.
 */
export const NO_ANSWER_MS = 120_000;

/**
 * Lets answers of the platform's operations go wrong. The sandbox's own operations are left alone, or nobody could end a
 * fault.
 *
 * A fault that stores the change lets an answer through that says that nothing was stored: an error after the change would
 * be a lie.
 *
 * @param slowAnswerMs How long a slow answer takes, in ms of the sandbox's clock.
 */
export function withFaults(
  listener: RequestListener,
  { faults, state, readings, clock }: SandboxContext,
  slowAnswerMs = SLOW_ANSWER_MS,
): RequestListener {
  const fail = (response: ServerResponse, status: number, body: object, headers?: Readonly<Record<string, string>>) =>
    answer(response, status, inErrorCasing(readings, body), headers);
  return (request, response) => {
    const target = findOperation(request);
    const order = target?.orderId ? state.orders.get(target.orderId) : undefined;
    const kind = target && faults.forAnswer({ ...target, lastName: order?.assessee.lastName });
    switch (kind) {
      case null:
        return listener(request, response);
      case 'error-before':
        return fail(response, 503, serverError('unavailable', 'The service is not available. Nothing was stored.'));
      case 'reset-before':
        return reset(request);
      case 'rate-limited': {
        const problem = { field: null, code: 'too_many_requests', message: 'Too many requests.' };
        return fail(response, rateLimitStatus(readings), refuse(429, problem).body, { 'Retry-After': '1' });
      }
      case 'token-revoked': {
        const token = bearerToken(request.headers.authorization);
        if (token !== undefined) state.tokens.delete(token);
        return listener(request, response);
      }
      case 'error-after':
        afterSuccess(response, () => fail(response, 500, serverError('internal_error', 'The server failed.')));
        return listener(request, response);
      case 'timeout':
        afterSuccess(response, () => cutLater(request, response, clock));
        return listener(request, response);
      case 'reset-after':
        afterSuccess(response, () => reset(request));
        return listener(request, response);
      case 'slow':
        keepAnswerBack(response, (body) => void sendSlowly(response, body, slowAnswerMs, clock));
        return listener(request, response);
    }
  };
}

function afterSuccess(response: ServerResponse, spoil: () => void): void {
  keepAnswerBack(response, (body) => {
    if (response.statusCode < 400) spoil();
    else response.end(body);
  });
}

function answer(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

function cutLater(request: IncomingMessage, response: ServerResponse, clock: MovableClock): void {
  const { signal, stop } = clock.timeout(NO_ANSWER_MS);
  signal.addEventListener('abort', () => reset(request));
  response.once('close', stop);
}

function reset(request: IncomingMessage): void {
  request.socket.resetAndDestroy();
}
