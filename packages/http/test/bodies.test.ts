import { once } from 'node:events';
import { Agent, createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contractApp, MAX_BODY_BYTES, operationGroup } from '../src/index.ts';
import { portOf, started, stopped } from './raw-request.ts';

const TEXT = JSON.stringify({ name: 'é'.repeat(100) });
let received: string[];
let server: Server;

beforeAll(async () => {
  const group = operationGroup({
    operations: {
      readThing: { method: 'get', path: '/thing' },
      storeThing: { method: 'put', path: '/thing' },
    },
    answer(_operationId, { body }) {
      received.push(body.toString('utf8'));
      return { status: 200, body: { bytes: body.length } };
    },
  });
  server = await started(createServer(contractApp([group], () => {})));
});
afterAll(() => stopped(server));
beforeEach(() => {
  received = [];
});

function put(body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) {
  const init = { method: 'PUT', body, headers, ...(body instanceof ReadableStream ? { duplex: 'half' } : {}) };
  return fetch(`http://127.0.0.1:${portOf(server)}/thing`, init as RequestInit);
}

/** Sent in chunks, without a length. */
function chunked(...chunks: readonly Uint8Array[]): ReadableStream {
  return ReadableStream.from(chunks);
}

describe('a body', () => {
  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['GZIP', gzipSync],
    ['identity', (text: string) => Buffer.from(text)],
  ] as const)('in %s is decompressed', async (encoding, compress) => {
    const answer = await put(new Uint8Array(compress(TEXT)), { 'content-encoding': encoding });
    expect(answer.status).toBe(200);
    expect(received).toEqual([TEXT]);
  });

  it('in chunks is put together', async () => {
    await put(chunked(Buffer.from('{"a"'), Buffer.from(':1}')));
    expect(received).toEqual(['{"a":1}']);
  });

  it.each([
    ['that is not compressed as it says', TEXT, 'gzip', 400, 'request'],
    ['that ends too early', new Uint8Array(gzipSync(TEXT).subarray(0, -12)), 'gzip', 400, 'request'],
    ['in an unknown compression', TEXT, 'zip', 415, 'request'],
    [
      'that is too large when decompressed',
      new Uint8Array(gzipSync(Buffer.alloc(MAX_BODY_BYTES + 1))),
      'gzip',
      413,
      'body',
    ],
    ['that is too large, in chunks', chunked(Buffer.alloc(MAX_BODY_BYTES), Buffer.alloc(1)), 'identity', 413, 'body'],
  ] as const)('%s is refused', async (_what, body, encoding, status, field) => {
    const answer = await put(body, { 'content-encoding': encoding });
    expect({ status: answer.status, body: await answer.json() }).toMatchObject({
      status,
      body: { Count: 1, Values: [{ Fields: field }] },
    });
    expect(received).toEqual([]);
  });

  it('of exactly the limit, decompressed, is taken', async () => {
    const answer = await put(new Uint8Array(gzipSync(Buffer.alloc(MAX_BODY_BYTES))), { 'content-encoding': 'gzip' });
    expect(await answer.json()).toEqual({ bytes: MAX_BODY_BYTES });
  });

  it('that was refused leaves its connection usable', async () => {
    const one = new Agent({ keepAlive: true, maxSockets: 1 });
    const send = async (body: Uint8Array) => {
      const sent = httpRequest({ port: portOf(server), host: '127.0.0.1', path: '/thing', method: 'PUT', agent: one });
      sent.end(body);
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      answer.resume();
      await once(answer, 'end');
      return [answer.statusCode, sent.reusedSocket];
    };
    expect(await send(new Uint8Array(MAX_BODY_BYTES + 1))).toEqual([413, false]);
    expect(await send(new Uint8Array(1))).toEqual([200, true]);
    one.destroy();
  });

  it('is asked for with 100 Continue', async () => {
    const sent = httpRequest({
      ...{ port: portOf(server), host: '127.0.0.1', path: '/thing', method: 'PUT' },
      headers: { expect: '100-continue', 'content-length': 2 },
    });
    sent.flushHeaders();
    await once(sent, 'continue');
    sent.end('{}');
    const [answer] = await once(sent, 'response');
    answer.resume();
    expect(received).toEqual(['{}']);
  });

  it('whose sender goes away before its end reaches no operation', async () => {
    const socket = connect(portOf(server), '127.0.0.1');
    const gone = new Promise((resolve) => server.once('request', (request) => request.once('close', resolve)));
    socket.write('PUT /thing HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{}');
    await once(server, 'request');
    socket.destroy();
    await gone;
    expect((await put('{}')).status).toBe(200);
    expect(received).toEqual(['{}']);
  });

  it('is not needed', async () => {
    expect((await fetch(`http://127.0.0.1:${portOf(server)}/thing`)).status).toBe(200);
    expect(received).toEqual(['']);
  });
});
