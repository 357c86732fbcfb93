import { operationTable } from '@assessment-kit/contract';
import { serverError } from '@assessment-kit/contract/error-body';
import { operationTable as controlTable } from '@assessment-kit/contract/sandbox';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { SandboxContext } from '../context.ts';
import { bindControl } from './bind-control.ts';
import { bindPlatform } from './bind-platform.ts';
import { MAX_BODY_BYTES, readBytes } from './read-body.ts';
import { refuse } from './refuse.ts';
import { expressPath, sendReply } from './send-reply.ts';

/** The sandbox as an Express app: the platform's paths, and its own below `/_sandbox`. */
export function createApp(context: SandboxContext): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(readBytes);
  bindPlatform(app, context);
  bindControl(app, context);
  for (const [path, methods] of methodsByPath()) app.all(expressPath(path), wrongMethod(methods));
  app.use(unknownPath);
  app.use(failed);
  return app;
}

function methodsByPath(): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { path, method } of [...Object.values(operationTable), ...Object.values(controlTable)]) {
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

/** Express and its body reader throw errors with a status; anything else is a fault of the sandbox. */
const failed: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const status = statusOf(error);
  if (status === 413) {
    const message = `The body may have at most ${MAX_BODY_BYTES} bytes.`;
    sendReply(response, refuse(413, { field: 'body', code: 'too_large', message }));
  } else if (status !== null && status >= 400 && status < 500) {
    sendReply(
      response,
      refuse(status, { field: 'request', code: 'bad_request', message: 'The request cannot be read.' }),
    );
  } else {
    const body = serverError('internal_error', 'The sandbox failed. Please report it with the correlation id.');
    console.error(`sandbox failed, correlation id ${body.CorrelationId}:`, error);
    sendReply(response, { status: 500, body });
  }
};

function statusOf(error: unknown): number | null {
  const status = error instanceof Error && 'status' in error ? error.status : null;
  return typeof status === 'number' ? status : null;
}
