import { serverError } from '@assessment-kit/contract/error-body';
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import { MAX_BODY_BYTES, readBytes } from './read-body.ts';
import { refuse } from './refuse.ts';
import { type SentReply, sendReply } from './send-reply.ts';

/** An operation as the generated tables of the contract list it. */
export interface BoundOperation {
  readonly method: 'get' | 'put' | 'post' | 'patch' | 'delete';
  readonly path: string;
}

/** Some operations, by id, and what answers them. */
export interface OperationGroup<Id extends string = string> {
  operations: Readonly<Record<Id, BoundOperation>>;
  answer(operationId: Id, request: Request): SentReply | Promise<SentReply>;
}

export type FailureListener = (error: unknown, correlationId: string, request: Request) => void;

/** Types a group where it is written: the ids of `answer` are those of `operations`. */
export function operationGroup<Id extends string>(group: OperationGroup<Id>): OperationGroup {
  return group as OperationGroup;
}

/**
 * An Express app that offers the operations of a contract and nothing else.
 *
 * What no operation answers gets the platform's error bodies: 404, 405 with `Allow`, 413, 400 for a URL that is none, and
 * 500 without a word about the cause.
 *
 * @param failed Is told about every 500, with the correlation id that was answered and the request.
 */
export function contractApp(groups: readonly OperationGroup[], failed: FailureListener): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(readBytes);
  for (const { operations, answer } of groups) {
    for (const [operationId, { method, path }] of Object.entries(operations)) {
      app[method](expressPath(path), async (request: Request, response) => {
        sendReply(response, await answer(operationId, request));
      });
    }
  }
  for (const [path, methods] of methodsByPath(groups)) app.all(expressPath(path), wrongMethod(methods));
  app.use(unknownPath);
  app.use(errorAnswer(failed));
  return app;
}

/** `{orderId}` of the contract as `:orderId`: Express 5 reads braces as optional text. */
function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function methodsByPath(groups: readonly OperationGroup[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { path, method } of groups.flatMap(({ operations }) => Object.values(operations))) {
    paths.set(path, [...(paths.get(path) ?? []), method.toUpperCase()]);
  }
  return paths;
}

function wrongMethod(methods: readonly string[]): RequestHandler {
  const allow = methods.join(', ');
  const message = `This path takes ${allow} only.`;
  return (_request, response) => {
    const reply = refuse(405, { field: 'method', code: 'method_not_allowed', message });
    sendReply(response, { ...reply, headers: { Allow: allow } });
  };
}

const unknownPath: RequestHandler = (_request, response) => {
  sendReply(response, refuse(404, { field: 'path', code: 'not_found', message: 'There is no such path.' }));
};

/** Express and its body reader throw errors with a status; anything else is a fault of this server. */
function errorAnswer(failed: FailureListener): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const status = statusOf(error);
    if (status === 413) {
      const message = `The body may have at most ${MAX_BODY_BYTES} bytes.`;
      sendReply(response, refuse(413, { field: 'body', code: 'too_large', message }));
    } else if (status !== null && status >= 400 && status < 500) {
      const message = 'The request cannot be read.';
      sendReply(response, refuse(status, { field: 'request', code: 'bad_request', message }));
    } else {
      const body = serverError('internal_error', 'The server failed. Please report it with the correlation id.');
      failed(error, body.CorrelationId, request);
      sendReply(response, { status: 500, body });
    }
  };
}

function statusOf(error: unknown): number | null {
  const status = error instanceof Error && 'status' in error ? error.status : null;
  return typeof status === 'number' ? status : null;
}
