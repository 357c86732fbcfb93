import { operationTable } from '@assessment-kit/contract/sandbox';
import { refuse } from '@assessment-kit/http';
import express, { type RequestHandler, type Response, type Router } from 'express';
import { consoleFiles } from './console-files.ts';
import type { LiveUpdates } from './live-updates.ts';

/**
 * The console at `/`, its files below `/_sandbox/console`, and the stream of events that keeps it up to date. Everything
 * else is left to the contract.
 */
export function consoleRoutes(live: LiveUpdates): Router {
  const routes = express.Router();
  const files = consoleFiles();
  const send = (response: Response, name: string): boolean => {
    const file = files.get(name);
    if (file) response.set(file.headers).send(file.content);
    return file !== undefined;
  };

  // Not every change is one of the state: faults, switches and readings are kept elsewhere.
  routes.use((request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') response.once('close', () => live.changed());
    next();
  });
  routes.route('/').get((_request, response, next) => {
    if (!send(response, 'index.html')) next();
  });
  routes.route('/_sandbox/console/:name').get((request, response, next) => {
    if (!send(response, request.params.name)) next();
  });
  routes
    .route(operationTable.watchSandbox.path)
    .get((_request, response) => live.watch(response))
    .all(getOnly);
  return routes;
}

const getOnly: RequestHandler = (_request, response) => {
  const message = 'This path takes GET only.';
  response.set('Allow', 'GET').status(405);
  response.json(refuse(405, { field: 'method', code: 'method_not_allowed', message }).body);
};
