import { createServer, type Server } from 'node:http';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { contractApp, operationGroup } from '../src/index.ts';
import { portOf, started, stopped } from './raw-request.ts';

const contract = contractApp(
  [
    operationGroup({
      operations: { storeThing: { method: 'put', path: '/things/{thingId}' } },
      answer: (_operationId, { params, query, body }) => ({
        status: 200,
        body: { params, query, body: body.toString('utf8') },
      }),
    }),
  ],
  () => {},
);

let server: Server | undefined;
afterEach(async () => {
  if (server) await stopped(server);
  server = undefined;
});

async function ask(app: express.Express, path: string, init?: RequestInit) {
  server = await started(createServer(app));
  const answer = await fetch(`http://127.0.0.1:${portOf(server)}${path}`, init);
  return { status: answer.status, body: await answer.json() };
}

const json = { 'content-type': 'application/json' };

describe('operations in an Express app', () => {
  it('answer below the path at which they are mounted', async () => {
    const app = express().use('/assessments', contract);
    const answer = await ask(app, '/assessments/things/7?a=1', { method: 'PUT', body: '{"b":2}' });
    expect(answer).toEqual({ status: 200, body: { params: { thingId: '7' }, query: { a: '1' }, body: '{"b":2}' } });
  });

  it('leave other paths to what comes after them', async () => {
    const app = express()
      .use(contract)
      .get('/other', (_request, response) => void response.json('mine'));
    expect(await ask(app, '/other')).toEqual({ status: 200, body: 'mine' });
  });

  it('refuse a wrong method of a path of theirs', async () => {
    const app = express()
      .use(contract)
      .use((_request, response) => void response.json('mine'));
    expect((await ask(app, '/things/7')).status).toBe(405);
  });

  it.each([
    ['express.json', express.json()],
    ['express.raw', express.raw({ type: () => true })],
    ['express.text', express.text({ type: () => true })],
  ])('take a body that %s has read before', async (_name, reader) => {
    const app = express().use(reader, contract);
    const answer = await ask(app, '/things/7', { method: 'PUT', body: '{"b":"é"}', headers: json });
    expect(answer).toMatchObject({ status: 200, body: { body: '{"b":"é"}' } });
  });
});
