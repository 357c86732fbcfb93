import type { IncomingMessage, ServerResponse } from 'node:http';
import { serverError } from '@assessment-kit/contract/error-body';
import { drain } from './drain.ts';
import type { OperationGroup } from './operation-group.ts';
import { OperationRequest } from './operation-request.ts';
import { MAX_BODY_BYTES, type ReadBytes, readBytes } from './read-bytes.ts';
import { refuse } from './refuse.ts';
import { type RequestUrl, requestUrl } from './request-url.ts';
import { type Found, Router } from './router.ts';
import { type SentReply, writeReply } from './write-reply.ts';

/**
 * Answers requests on plain `node:http`. In an Express app it is a middleware: `app.use(contract)`.
 *
 * @param next Takes paths that no operation has. Without it they get 404.
 */
export type ContractApp = (request: IncomingMessage, response: ServerResponse, next?: () => void) => void;

/** Is told about every 500, with the correlation id that was answered. */
export type FailureListener = (error: unknown, correlationId: string, request: IncomingMessage) => void;

export interface ContractAppOptions {
  /** Changes replies before they are written, those to wrong paths and methods included. @param path As it was sent. */
  finish?: (reply: SentReply, path: string) => SentReply;
}

/**
 * Offers the operations of a contract and nothing else.
 *
 * What no operation answers gets the platform's error bodies: 404, 405 with `Allow`, 413, 400 for a URL that is none, and
 * 500 without a word about the cause.
 */
export function contractApp(
  groups: readonly OperationGroup[],
  failed: FailureListener,
  { finish = (reply) => reply }: ContractAppOptions = {},
): ContractApp {
  const router = new Router(groups);
  return (request, response, next) => {
    const url = requestUrl(request.url);
    const found = router.find(request.method ?? 'GET', url.path);
    if (found.kind === 'unknown' && next) return next();
    const write = writerFor(found, request, response);
    if (!write) return;

    const send = (reply: SentReply) => write(response, finish(reply, url.path));
    const fail = (error: unknown) => {
      const body = serverError('internal_error', 'The server failed. Please report it with the correlation id.');
      failed(error, body.CorrelationId, request);
      if (response.headersSent) response.destroy();
      else send({ status: 500, body });
    };
    try {
      const refusal = refusalOf(found, request, response);
      if (refusal) return send(refusal);
    } catch (error) {
      return fail(error);
    }
    readBytes(request, (read) => {
      try {
        const reply = replyTo(found, url, request, read);
        if (reply instanceof Promise) reply.then(send).catch(fail);
        else send(reply);
      } catch (error) {
        fail(error);
      }
    });
  };
}

function writerFor(found: Found, request: IncomingMessage, response: ServerResponse) {
  if (found.kind !== 'operation' || !found.group.onArrival) return writeReply;
  const { group, operationId, params } = found;
  return group.onArrival?.({ operationId, params, request, response });
}

/** The refusal by the head alone; `null`: there is none. */
function refusalOf(found: Found, request: IncomingMessage, response: ServerResponse): SentReply | null {
  if (found.kind !== 'operation' || !found.group.refuse) return null;
  const { operationId, params } = found;
  const refusal = found.group.refuse({ operationId, params, request, response });
  if (!refusal) return null;
  // A sender that waits for `100 Continue` sends no body after a refusal, and its next request would be taken for one.
  if (request.headers.expect !== undefined) return { ...refusal, headers: { ...refusal.headers, Connection: 'close' } };
  if (!request.complete) drain(request);
  return refusal;
}

function replyTo(
  found: Found,
  url: RequestUrl,
  incoming: IncomingMessage,
  read: ReadBytes,
): SentReply | Promise<SentReply> {
  if (!read.ok) return read.status === 413 ? tooLarge() : unreadable(read.status);
  switch (found.kind) {
    case 'operation':
      return found.group.answer(found.operationId, new OperationRequest(incoming, url, found.params, read.bytes));
    case 'wrong-method': {
      const message = `This path takes ${found.allow} only.`;
      const reply = refuse(405, { field: 'method', code: 'method_not_allowed', message });
      return { ...reply, headers: { Allow: found.allow } };
    }
    case 'undecodable':
      return unreadable(400);
    case 'unknown':
      return refuse(404, { field: 'path', code: 'not_found', message: 'There is no such path.' });
  }
}

function tooLarge(): SentReply {
  const message = `The body may have at most ${MAX_BODY_BYTES} bytes.`;
  return refuse(413, { field: 'body', code: 'too_large', message });
}

function unreadable(status: number): SentReply {
  return refuse(status, { field: 'request', code: 'bad_request', message: 'The request cannot be read.' });
}
