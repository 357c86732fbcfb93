import type { IncomingMessage, ServerResponse } from 'node:http';
import { operationTable } from '@assessment-kit/contract/sandbox';
import { pageFiles, refuse } from '@assessment-kit/http';
import express, { type RequestHandler, type Response } from 'express';
import type { LiveUpdates } from './live-updates.ts';

const BUILT = new URL('../../console-dist/', import.meta.url);

/** @param next Takes every path that is not of the console. */
export type ConsoleApp = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * An Express app that serves the console at `/`, its files below `/_sandbox/console`, and the stream of events that keeps it
 * up to date.
 */
export function consoleApp(live: LiveUpdates): ConsoleApp {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const files = pageFiles(BUILT);
  const send = (response: Response, name: string): boolean => {
    const file = files.get(name);
    if (file) response.set(file.headers).send(file.content);
    return file !== undefined;
  };

  app.route('/').get((_request, response, next) => {
    if (!send(response, 'index.html')) next();
  });
  app.route('/_sandbox/console/:name').get((request, response, next) => {
    if (!send(response, request.params.name)) next();
  });
  app
    .route(operationTable.watchSandbox.path)
    .get((_request, response) => live.watch(response))
    .all(getOnly);
  // Honest: an Express app passes on what it does not serve; its types leave that out.
  return app as unknown as ConsoleApp;
}

const getOnly: RequestHandler = (_request, response) => {
  const message = 'This path takes GET only.';
  response.set('Allow', 'GET').status(405);
  response.json(refuse(405, { field: 'method', code: 'method_not_allowed', message }).body);
};
