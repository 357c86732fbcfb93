import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OperationId } from '@assessment-kit/contract';
import { serverError } from '@assessment-kit/contract/error-body';
import { type Arrived, encodeReply, type ReplyWriter, refuse, type SentReply, writeReply } from '@assessment-kit/http';
import type { MovableClock } from '../clock.ts';
import type { SandboxContext } from '../context.ts';
import { bearerToken } from '../platform/authenticate.ts';
import { inErrorCasing } from '../readings/error-casing.ts';
import { rateLimitStatus } from '../readings/limits.ts';
import { refusedAnswer } from './refused-answer.ts';
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
 * @returns What decides about a request when its head has come; gives what writes the answer, `null` when it has answered.
 */
export function answerFaults(
  { faults, state, readings, clock }: SandboxContext,
  slowAnswerMs = SLOW_ANSWER_MS,
): (arrived: Arrived<OperationId>) => ReplyWriter | null {
  const write = (response: ServerResponse, reply: SentReply & { body: object }) =>
    writeReply(response, { ...reply, body: inErrorCasing(readings, reply.body) });
  return ({ operationId, params, request, response }) => {
    // No page knows it; it is answered because it is HTTP.
    if (request.method === 'HEAD') return writeReply;
    const orderId = params['orderId'] ?? null;
    const order = orderId === null ? undefined : state.orders.get(orderId);
    const places = { lastName: order?.assessee.lastName, packageId: order?.packageId };
    const fault = faults.forAnswer({ operationId, orderId, ...places });
    if (fault === null) return writeReply;
    switch (fault.kind) {
      case 'error-before':
        write(response, refusedAnswer(operationId, fault.status));
        return null;
      case 'reset-before':
        reset(request);
        return null;
      case 'rate-limited': {
        const problem = { field: null, code: 'too_many_requests', message: 'Too many requests.' };
        const reply = refuse(rateLimitStatus(readings), problem);
        write(response, { ...reply, headers: { 'Retry-After': '1' } });
        return null;
      }
      case 'token-revoked': {
        const token = bearerToken(request.headers.authorization);
        if (token !== undefined) state.tokens.delete(token);
        return writeReply;
      }
      case 'error-after':
        return afterSuccess(() => {
          write(response, { status: 500, body: serverError('internal_error', 'The server failed.') });
        });
      case 'timeout':
        return afterSuccess(() => cutLater(request, response, clock));
      case 'reset-after':
        return afterSuccess(() => reset(request));
      case 'broken-off':
        return afterSuccess(() => breakOff(request, response));
      case 'unreadable':
        return afterSuccess(() => response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE));
      case 'slow':
        return (_response, reply) => {
          const { headers, text } = encodeReply(reply);
          response.writeHead(reply.status, headers);
          void sendSlowly(response, Buffer.from(text), slowAnswerMs, clock);
        };
    }
  };
}

function afterSuccess(spoil: () => void): ReplyWriter {
  return (response, reply) => {
    if (reply.status < 400) spoil();
    else writeReply(response, reply);
  };
}

/** What a proxy or a portal says in the place of the platform. */
const PAGE = '<!doctype html><title>Sign in</title><p>Please sign in to the network.</p>';

function breakOff(request: IncomingMessage, response: ServerResponse): void {
  const part = '{"';
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 2 * part.length });
  // Behind what has left: a reset would overtake it.
  response.write(part, () => request.socket.destroySoon());
}

function cutLater(request: IncomingMessage, response: ServerResponse, clock: MovableClock): void {
  const { signal, stop } = clock.timeout(NO_ANSWER_MS);
  signal.addEventListener('abort', () => reset(request));
  response.once('close', stop);
}

function reset(request: IncomingMessage): void {
  request.socket.resetAndDestroy();
}
