import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Arrived,
  answerClientErrors,
  contractApp,
  MAX_BODY_BYTES,
  operationGroup,
  type SentReply,
} from '../src/index.ts';

const failures: { error: unknown; correlationId: string }[] = [];
let answer: (operationId: string) => SentReply | Promise<SentReply>;
let refuseByHead: (arrived: Arrived) => SentReply | null;
let server: Server;
let url: string;

beforeAll(async () => {
  const group = operationGroup({
    operations: {
      readThing: { method: 'get', path: '/things/{thingId}' },
      storeThing: { method: 'put', path: '/things/{thingId}' },
    },
    refuse: (arrived) => refuseByHead(arrived),
    answer: (operationId) => answer(operationId),
  });
  server = createServer(contractApp([group], (error, correlationId) => failures.push({ error, correlationId })));
  answerClientErrors(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  failures.length = 0;
  refuseByHead = () => null;
  answer = (operationId) => ({ status: 200, body: { operationId }, headers: { 'X-Extra': '1' } });
});

async function ask(path: string, init?: RequestInit) {
  const response = await fetch(`${url}${path}`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === '' ? null : JSON.parse(text) };
}

const PUT = 'PUT /things/a%20b HTTP/1.1\r\nhost: x\r\n';

/** What comes back until it matches `end`, or the server closes the connection. */
async function send(text: string, end: RegExp): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.write(text);
  let got = '';
  for await (const chunk of socket) {
    got += chunk;
    if (end.test(got)) break;
  }
  return got;
}

describe('an app made from a contract', () => {
  it('sends each operation to its answer', async () => {
    const read = await ask('/things/1');
    expect(read).toMatchObject({ status: 200, body: { operationId: 'readThing' } });
    expect(read.headers.get('x-extra')).toBe('1');
    expect(read.headers.get('x-powered-by')).toBeNull();
    expect(await ask('/things/1', { method: 'PUT', body: '{}' })).toMatchObject({
      body: { operationId: 'storeThing' },
    });
  });

  it('sends no body where the reply has none', async () => {
    answer = () => ({ status: 204 });
    expect(await ask('/things/1')).toMatchObject({ status: 204, text: '' });
  });

  it('names the methods a path takes', async () => {
    const wrong = await ask('/things/1', { method: 'DELETE' });
    expect(wrong).toMatchObject({ status: 405, body: { Count: 1, Values: [{ Fields: 'method' }] } });
    expect(wrong.headers.get('allow')).toBe('GET, PUT');
  });

  it.each([
    ['/nothing', 404, 'path'],
    ['/things/%', 400, 'request'],
  ])('answers %s with %i', async (path, status, field) => {
    expect(await ask(path)).toMatchObject({ status, body: { Values: [{ Fields: field }] } });
  });

  it('answers a URL that is too long for Node.js in the same format', async () => {
    const answer = await ask(`/things/${'x'.repeat(20_000)}`);
    expect(answer).toMatchObject({ status: 431, body: { Count: 1, Values: [{ Fields: 'request' }] } });
  });

  it('answers what is no HTTP in the same format', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.end('NO HTTP AT ALL\r\n\r\n');
    const chunks = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 400 .*"Fields":"request"/s);
  });

  it('asks a sender that waits for 100 Continue for its body', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(`${PUT}expect: 100-continue\r\nconnection: close\r\ncontent-length: 2\r\n\r\n`);
    await once(socket, 'data');
    socket.write('{}');
    const chunks = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 200 .*storeThing/s);
  });

  it('answers an expectation that nobody knows in the same format', async () => {
    const got = await send(`${PUT}expect: more\r\ncontent-length: 2\r\n\r\n`, /never/);
    expect(got).toMatch(/^HTTP\/1\.1 417 .*connection: close.*"Fields":"Expect"/is);
  });

  it.each([
    [MAX_BODY_BYTES, 200],
    [MAX_BODY_BYTES + 1, 413],
  ])('answers a body of %i bytes with %i', async (size, status) => {
    expect((await ask('/things/1', { method: 'PUT', body: new Uint8Array(size) })).status).toBe(status);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('the password is hunter2');
      },
    ],
    ['rejects', () => Promise.reject(new Error('the password is hunter2'))],
  ])('answers 500 without the cause when its answer %s', async (_name, fail) => {
    answer = fail;
    const reply = await ask('/things/1');
    expect(reply).toMatchObject({ status: 500, body: { Value: { Code: 'internal_error' } } });
    expect(reply.text).not.toContain('hunter2');
    expect(failures).toEqual([{ error: expect.any(Error), correlationId: reply.body.CorrelationId }]);
  });
});

describe('a group that refuses by the head', () => {
  const wrong = { status: 401, body: { wrong: 'token' } };

  it('answers at once, although the body never comes', async () => {
    const asked: unknown[] = [];
    refuseByHead = ({ operationId, params, request }) => {
      asked.push([operationId, params, request.headers.host]);
      return wrong;
    };
    answer = () => expect.unreachable('the operation was asked');
    const got = await send(`${PUT}content-length: 1000000\r\n\r\n`, /\{.*\}/);
    expect(got).toMatch(/^HTTP\/1\.1 401 .*\{"wrong":"token"\}$/s);
    expect(asked).toEqual([['storeThing', { thingId: 'a b' }, 'x']]);
  });

  it('lets the next request on the connection be answered', async () => {
    refuseByHead = ({ operationId }) => (operationId === 'storeThing' ? wrong : null);
    const body = 'x'.repeat(MAX_BODY_BYTES * 3);
    const next = 'GET /things/1 HTTP/1.1\r\nhost: x\r\n\r\n';
    const got = await send(`${PUT}content-length: ${body.length}\r\n\r\n${body}${next}`, /readThing/);
    expect(got).toMatch(/^HTTP\/1\.1 401 .*\{"wrong":"token"\}HTTP\/1\.1 200 .*readThing/s);
  });

  it('closes the connection of a sender that waits for 100 Continue', async () => {
    refuseByHead = () => wrong;
    const got = await send(`${PUT}expect: 100-continue\r\ncontent-length: 1000000\r\n\r\n`, /never/);
    expect(got).toMatch(/401 .*connection: close.*\{"wrong":"token"\}$/is);
  });

  it('reads no more than 16 MiB of a body that nobody wants', async () => {
    refuseByHead = () => wrong;
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => {});
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(`${PUT}transfer-encoding: chunked\r\n\r\n`);
    const chunk = `100000\r\n${' '.repeat(2 ** 20)}\r\n`;
    const pump = () => {
      while (!socket.destroyed && socket.write(chunk));
      if (!socket.destroyed) socket.once('drain', pump);
    };
    pump();
    await closed;
  });

  it('that fails is answered with 500 without the cause', async () => {
    refuseByHead = () => {
      throw new Error('the password is hunter2');
    };
    const reply = await ask('/things/1');
    expect(reply).toMatchObject({ status: 500, body: { Value: { Code: 'internal_error' } } });
    expect(reply.text).not.toContain('hunter2');
    expect(failures).toHaveLength(1);
  });
});
