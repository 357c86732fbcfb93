import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  callbackHandler,
  callbackRouter,
  openStore,
  type Store,
  StoreUnavailableError,
  startWorkers,
  type Workers,
} from '../src/index.ts';
import { createLog } from '../src/log/log.ts';
import { temporaryFolder } from './store/engines.ts';
import { API_KEY, orderCallback, QUICK } from './support/running-server.ts';

let store: Store;
const lines: string[] = [];
const servers: Server[] = [];
const workers: Workers[] = [];
const options = () => ({ store, apiKeys: [API_KEY], log: createLog('info', { write: (line) => lines.push(line) }) });

beforeEach(async () => {
  lines.length = 0;
  store = await openStore({ databaseUrl: null, dataDir: temporaryFolder() });
});
afterEach(async () => {
  for (const each of workers.splice(0)) await each.stop();
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  await store.close();
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const HEADERS = { 'content-type': 'application/json', 'x-api-key': API_KEY, connection: 'close' };
const order = (orderId: string) => ({ method: 'POST', headers: HEADERS, body: JSON.stringify(orderCallback(orderId)) });

/** An order callback of so many bytes. */
function orderOf(bytes: number): string {
  const sized = (location: string) => JSON.stringify(orderCallback('sized', { location }));
  return sized('x'.repeat(bytes - sized('').length));
}

/** Without a length. */
function chunked(body: string): RequestInit {
  const init = { method: 'POST', headers: HEADERS, body: new Blob([body]).stream(), duplex: 'half' };
  return init as RequestInit;
}

async function deliver(url: string, init: RequestInit) {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

describe('the router in an Express application', () => {
  it('takes orders, errors and jobs where it is mounted, and leaves the rest alone', async () => {
    const app = express();
    app.use('/hooks/paylocity', callbackRouter(options()));
    app.use((request, response) => void response.status(418).json({ url: request.originalUrl }));
    const url = await listen(app);
    expect(await deliver(`${url}/hooks/paylocity/orders`, order('o-1'))).toMatchObject({
      ...{ status: 200, body: { outcome: 'stored' } },
    });
    const job = { method: 'POST', headers: HEADERS, body: JSON.stringify({ jobId: 'j' }) };
    expect(await deliver(`${url}/hooks/paylocity/jobs/`, job)).toMatchObject({ status: 200 });
    expect(await deliver(`${url}/hooks/paylocity/errors?x=1`, job)).toMatchObject({ status: 200 });
    expect(await deliver(`${url}/hooks/paylocity/others`, job)).toMatchObject({ status: 418 });
    expect(await deliver(`${url}/orders`, job)).toMatchObject({ status: 418 });
    expect((await store.getOrder('o-1'))?.payload).toEqual(orderCallback('o-1'));
  });

  it('refuses as the server does', async () => {
    const app = express();
    app.use(callbackRouter(options()));
    const url = await listen(app);
    const answer = await deliver(`${url}/orders`, { ...order('o-1'), headers: { ...HEADERS, 'x-api-key': 'no' } });
    expect(answer).toMatchObject({ status: 401, body: { Count: 1, Values: [{ Fields: 'x-api-key' }] } });
    expect(answer.headers.get('x-request-id')).toBeTruthy();
    expect((await deliver(`${url}/orders`, { headers: HEADERS })).headers.get('allow')).toBe('POST');
    expect(await deliver(`${url}/orders`, { ...order('o-1'), body: '{}' })).toMatchObject({ status: 400 });
    expect(await store.getOrder('o-1')).toBeNull();
  });

  it('behind express.json() says how to mend it, stores nothing, and tells the operator once', async () => {
    const app = express();
    app.use(express.json(), callbackRouter(options()));
    const url = await listen(app);
    for (const orderId of ['o-1', 'o-2']) {
      const answer = await deliver(`${url}/orders`, order(orderId));
      expect(answer).toMatchObject({ status: 500, body: { Value: { Code: 'body_already_read' } } });
      expect(answer.body.Value.Message).toMatch(/mount them before express\.json\(\).*request\.rawBody/);
      expect(await store.getOrder(orderId)).toBeNull();
    }
    expect(lines.filter((line) => line.includes('before express.json()'))).toHaveLength(1);
  });

  it('behind express.text() does not trust the text', async () => {
    const app = express();
    app.use(express.text({ type: () => true }), callbackRouter(options()));
    expect(await deliver(`${await listen(app)}/orders`, order('o-1'))).toMatchObject({ status: 500 });
  });

  it('behind express.raw() takes the bytes from there', async () => {
    const app = express();
    app.use(express.raw({ type: () => true }), callbackRouter(options()));
    expect(await deliver(`${await listen(app)}/orders`, order('o-1'))).toMatchObject({ status: 200 });
    expect((await store.getOrder('o-1'))?.payload).toEqual(orderCallback('o-1'));
  });

  it('behind a reader that keeps the bytes as rawBody takes them from there', async () => {
    const app = express();
    const verify = (request: object, _response: unknown, bytes: Buffer) => Object.assign(request, { rawBody: bytes });
    app.use(express.json({ verify, limit: '3mb' }), callbackRouter(options()));
    const url = await listen(app);
    expect(await deliver(`${url}/orders`, order('o-1'))).toMatchObject({ status: 200 });
    const large = JSON.stringify(orderCallback('large', { location: 'x'.repeat(2 ** 20) }));
    expect(await deliver(`${url}/orders`, { ...order(''), body: large })).toMatchObject({ status: 413 });
  });

  it.each([0, 1])('takes bytes from rawBody up to 1 MiB and %i more, also when they came in chunks', async (more) => {
    const app = express();
    const verify = (request: object, _response: unknown, bytes: Buffer) => Object.assign(request, { rawBody: bytes });
    app.use(express.json({ verify, limit: '3mb' }), callbackRouter(options()));
    const answer = await deliver(`${await listen(app)}/orders`, chunked(orderOf(2 ** 20 + more)));
    expect(answer.status).toBe(more === 0 ? 200 : 413);
    expect(await store.getOrder('sized')).toEqual(more === 0 ? expect.anything() : null);
  });

  it('needs a key', () => {
    expect(() => callbackRouter({ ...options(), apiKeys: [] })).toThrow(RangeError);
    expect(() => callbackHandler({ ...options(), apiKeys: ['a', ''] })).toThrow(RangeError);
  });
});

describe('the web-standard handler', () => {
  const URL_OF_ORDERS = 'https://partner.example/api/callbacks/orders';

  it('reads nothing of a body that says it is too large', async () => {
    let read = 0;
    const pull = () => {
      read += 1;
    };
    const body = new ReadableStream({ pull }, { highWaterMark: 0 });
    const init = { ...chunked(''), headers: { ...HEADERS, 'content-length': `${2 ** 20 + 1}` }, body };
    expect((await callbackHandler(options())(new Request(URL_OF_ORDERS, init))).status).toBe(413);
    expect(read).toBe(0);
  });

  it.each([
    [
      'with a length',
      (body: string) => ({ ...order(''), headers: { ...HEADERS, 'content-length': `${body.length}` }, body }),
    ],
    ['in chunks', chunked],
  ])('takes at most 1 MiB, %s', async (_, init) => {
    const handle = callbackHandler(options());
    expect((await handle(new Request(URL_OF_ORDERS, init(orderOf(2 ** 20 + 1))))).status).toBe(413);
    expect((await handle(new Request(URL_OF_ORDERS, init(orderOf(2 ** 20))))).status).toBe(200);
  });

  it('takes a request wherever it is mounted', async () => {
    const handle = callbackHandler(options());
    const response = await handle(new Request(URL_OF_ORDERS, order('o-1')));
    expect([response.status, await response.json()]).toEqual([200, { outcome: 'stored' }]);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('x-request-id')).toBeTruthy();
    expect((await store.getOrder('o-1'))?.payload).toEqual(orderCallback('o-1'));
    expect(await (await handle(new Request(`${URL_OF_ORDERS}/?a=1`, order('o-1')))).json()).toEqual({
      outcome: 'duplicate',
    });
  });

  it.each<[string, number, string, RequestInit]>([
    ['another path', 404, 'path', { ...order('o-1') }],
    ['another method', 405, 'method', { method: 'GET' }],
    ['no key', 401, 'x-api-key', { ...order('o-1'), headers: {} }],
    [
      'no media type',
      415,
      'Content-Type',
      { ...order('o-1'), body: Buffer.from('{}'), headers: { 'x-api-key': API_KEY } },
    ],
    ['no JSON', 400, 'body', { ...order('o-1'), body: '{' }],
    ['nothing', 400, 'body', { method: 'POST', headers: HEADERS }],
    ['too much', 413, 'body', { ...order('o-1'), body: ' '.repeat(2 ** 20 + 1) }],
  ])('refuses %s with %i', async (name, status, field, init) => {
    const url = name === 'another path' ? 'https://partner.example/callbacks' : URL_OF_ORDERS;
    const response = await callbackHandler(options())(new Request(url, init));
    const body = (await response.json()) as { Values: { Fields: string }[] };
    expect([response.status, body.Values[0]?.Fields]).toEqual([status, field]);
  });

  it('refuses a stream that goes on too long', async () => {
    const endless = Readable.toWeb(Readable.from(Array(40).fill(Buffer.alloc(65_536, ' ')))) as ReadableStream;
    const init = { method: 'POST', headers: HEADERS, body: endless, duplex: 'half' } as RequestInit;
    expect((await callbackHandler(options())(new Request(URL_OF_ORDERS, init))).status).toBe(413);
  });

  it('refuses a stream that breaks', async () => {
    const broken = new ReadableStream({
      pull(controller) {
        controller.enqueue(Buffer.from('{"assessmentOrder":'));
        controller.error(new Error('the sender went away'));
      },
    });
    const init = { method: 'POST', headers: HEADERS, body: broken, duplex: 'half' } as RequestInit;
    expect((await callbackHandler(options())(new Request(URL_OF_ORDERS, init))).status).toBe(400);
  });

  it.each(['used', 'locked'])('says how to mend it when the body is %s', async (how) => {
    const request = new Request(URL_OF_ORDERS, order('o-1'));
    if (how === 'used') await request.json();
    else request.body?.getReader();
    const response = await callbackHandler(options())(request);
    expect([response.status, await response.json()]).toMatchObject([500, { Value: { Code: 'body_already_read' } }]);
    expect(await store.getOrder('o-1')).toBeNull();
  });

  it('answers 503 when the database is away, never 200', async () => {
    const handle = callbackHandler(options());
    await store.close();
    const response = await handle(new Request(URL_OF_ORDERS, order('o-1')));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    await expect(store.check()).rejects.toThrow(StoreUnavailableError);
  });
});

describe('the workers beside them', () => {
  it('hand over what the router and the handler took', async () => {
    const seen: string[] = [];
    workers.push(
      startWorkers({ ...options(), backoff: QUICK, handlers: { order: ({ orderId }) => void seen.push(orderId) } }),
    );
    const app = express();
    app.use('/callbacks', callbackRouter(options()));
    await deliver(`${await listen(app)}/callbacks/orders`, order('by-router'));
    await callbackHandler(options())(new Request('https://x.example/orders', order('by-handler')));
    await expect.poll(() => [...seen].sort()).toEqual(['by-handler', 'by-router']);
  });

  it('erase personal data after a time, if they are told to', async () => {
    await callbackHandler(options())(new Request('https://x.example/orders', order('o-1')));
    const state = async () => (await store.getOrder('o-1'))?.state;
    const kept = startWorkers({ ...options(), handlers: {} });
    workers.push(kept);
    await expect.poll(state).toBe('done');
    await kept.stop();
    expect(await store.getOrder('o-1')).toMatchObject({ erasedAt: null });
    workers.push(startWorkers({ ...options(), retentionDays: 1e-9 }));
    await expect.poll(async () => (await store.getOrder('o-1'))?.erasedAt).toEqual(expect.any(Number));
  });
});
