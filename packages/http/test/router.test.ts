import { createServer, type Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractApp, type OperationRequest, operationGroup } from '../src/index.ts';
import { rawRequest, started, stopped } from './raw-request.ts';

const OPERATIONS = {
  listThings: { method: 'get', path: '/v1/things' },
  storeThings: { method: 'put', path: '/v1/things' },
  storeSpecial: { method: 'put', path: '/v1/things/special' },
  readThing: { method: 'get', path: '/v1/things/{thingId}' },
  changeThing: { method: 'patch', path: '/v1/things/{thingId}' },
  readPart: { method: 'get', path: '/v1/things/{thingId}/parts/{partId}' },
} as const;

const METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
const PATHS = [
  '/v1/things',
  '/v1/things/',
  '/v1/things//',
  '/V1/THINGS',
  '/v1/things?limit=1&limit=2&a[b]=%20+&%zz',
  '/v1/things#part',
  '/v1/things?a=1#part',
  '/v1/things/1',
  '/v1/things/1/',
  '/v1/things/special',
  '/v1/things/SPECIAL',
  '/v1/things/a%2Fb%20c%C3%A9',
  '/v1/things/%',
  '/v1/things/%E0%A4%A',
  '/v1/things/%/parts/1',
  '/v1/things/1/parts/2',
  '/v1/things//parts/2',
  '/v1/%74hings',
  '/v1/thing',
  '/v1/things/1/2',
  '//v1/things',
  '/',
  '/%',
  'http://example.com/v1/things/1?x=1',
  'http://example.com',
];

let ours: Server;
let expressed: Server;

/** The same operations as routes of an Express app, as a reference. */
function expressApp() {
  const app = express();
  const operations = Object.entries(OPERATIONS);
  for (const [operationId, { method, path }] of operations) {
    app[method](path.replaceAll(/\{(\w+)\}/g, ':$1'), (request, response) => {
      response.json({ operationId, params: request.params, query: request.query });
    });
  }
  for (const path of new Set(operations.map(([, operation]) => operation.path))) {
    const methods = operations.filter(([, operation]) => operation.path === path).map(([, { method }]) => method);
    app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), (_request, response) => {
      response.set('Allow', methods.join(', ').toUpperCase()).sendStatus(405);
    });
  }
  app.use((_request, response) => void response.sendStatus(404));
  app.use(((_error, _request, response, _next) => response.sendStatus(400)) as express.ErrorRequestHandler);
  return app;
}

beforeAll(async () => {
  const answer = (operationId: string, { params, query }: OperationRequest) => ({
    status: 200,
    body: { operationId, params, query },
  });
  ours = await started(createServer(contractApp([operationGroup({ operations: OPERATIONS, answer })], () => {})));
  expressed = await started(createServer(expressApp()));
});
afterAll(() => Promise.all([stopped(ours), stopped(expressed)]));

describe('paths and methods', () => {
  it.each(METHODS)('with %s are those that Express finds', async (method) => {
    for (const path of PATHS) {
      const [our, their] = await Promise.all(
        [ours, expressed].map((server) => rawRequest(server, `${method} ${path}`)),
      );
      const name = `${method} ${path}`;
      expect({ name, status: our?.status, allow: our?.headers['allow'] }).toEqual({
        name,
        status: their?.status,
        allow: their?.headers['allow'],
      });
      if (our?.status === 200) expect({ name, body: our.body }).toEqual({ name, body: their?.body });
    }
  });

  it('a parameter that is only a part of a segment stops the app at once', () => {
    const operations = { readThing: { method: 'get', path: '/things/{thingId}.json' } } as const;
    const group = operationGroup({ operations, answer: () => ({ status: 204 }) });
    expect(() => contractApp([group], () => {})).toThrow('/things/{thingId}.json');
  });
});
