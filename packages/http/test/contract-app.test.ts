import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerClientErrors, contractApp, MAX_BODY_BYTES, operationGroup, type SentReply } from '../src/index.ts';

const failures: { error: unknown; correlationId: string }[] = [];
let answer: (operationId: string) => SentReply | Promise<SentReply>;
let server: Server;
let url: string;

beforeAll(async () => {
  const group = operationGroup({
    operations: {
      readThing: { method: 'get', path: '/things/{thingId}' },
      storeThing: { method: 'put', path: '/things/{thingId}' },
    },
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
  answer = (operationId) => ({ status: 200, body: { operationId }, headers: { 'X-Extra': '1' } });
});

async function ask(path: string, init?: RequestInit) {
  const response = await fetch(`${url}${path}`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === '' ? null : JSON.parse(text) };
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
