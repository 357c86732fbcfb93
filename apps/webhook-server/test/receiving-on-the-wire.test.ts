import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { API_KEY, OPERATOR_TOKEN, orderCallback, RunningServer } from './support/running-server.ts';

/* What no HTTP client would send by itself, over plain sockets. */

let server: RunningServer;
beforeAll(async () => {
  server = await RunningServer.start();
});
afterAll(() => server.stop());

const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
});

function open(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => resolve(socket));
    socket.on('error', reject);
    sockets.add(socket);
  });
}

interface WireAnswer {
  status: number;
  headers: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever came
  body: any;
}

/** Everything that comes until the server closes the connection, or until there are `count` answers. */
function answersOf(socket: Socket, count = Number.POSITIVE_INFINITY): Promise<WireAnswer[]> {
  let text = '';
  return new Promise((resolve) => {
    const read = () => {
      const answers: WireAnswer[] = [];
      for (let rest = text; ; ) {
        const head = /^HTTP\/1\.1 (\d{3})[^\r]*\r\n((?:[^\r]+\r\n)*)\r\n/.exec(rest);
        if (!head) return answers;
        const length = Number(/content-length: (\d+)/i.exec(head[2] ?? '')?.[1] ?? 0);
        const body = rest.slice(head[0].length, head[0].length + length);
        if (Buffer.byteLength(body) < length) return answers;
        answers.push({ status: Number(head[1]), headers: head[2] ?? '', body: body === '' ? null : JSON.parse(body) });
        rest = rest.slice(head[0].length + length);
      }
    };
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (read().length >= count) resolve(read());
    });
    socket.on('close', () => resolve(read()));
    socket.on('error', () => resolve(read()));
  });
}

const HEADERS = { host: 'x', 'x-api-key': API_KEY, 'content-type': 'application/json' };

function head(headers: object, { target = '/callbacks/orders', version = '1.1', method = 'POST' } = {}): string {
  const lines = Object.entries(headers).flatMap(([name, value]) => [value].flat().map((each) => `${name}: ${each}`));
  return `${[`${method} ${target} HTTP/${version}`, ...lines].join('\r\n')}\r\n\r\n`;
}

function whole(orderId: string, headers: object = {}, options = {}): string {
  const body = JSON.stringify(orderCallback(orderId));
  return head({ ...HEADERS, 'content-length': Buffer.byteLength(body), ...headers }, options) + body;
}

async function exchange(text: string | Uint8Array, count = 1): Promise<WireAnswer[]> {
  const socket = await open();
  const answers = answersOf(socket, count);
  socket.write(text);
  const found = await answers;
  socket.destroy();
  return found;
}

const statuses = (answers: readonly WireAnswer[]) => answers.map(({ status }) => status);
const isKept = async (orderId: string) => (await server.get(`/v1/orders/${orderId}`)).status === 200;

describe('an order on the wire', () => {
  it.each([
    ['by HTTP/1.0', () => whole('http-1-0', {}, { version: '1.0' }), 'http-1-0'],
    ['without Host', () => whole('no-host', { host: [] }), 'no-host'],
    ['to a whole URL', () => whole('absolute', {}, { target: 'http://any.example/callbacks/orders' }), 'absolute'],
    ['to a path with a slash at its end', () => whole('slash', {}, { target: '/callbacks/orders/' }), 'slash'],
    ['with a query', () => whole('query', {}, { target: '/callbacks/orders?a=1' }), 'query'],
    ['with Connection: close', () => whole('close', { connection: 'close' }), 'close'],
    ['with header names in capitals', () => whole('capitals', { 'X-API-KEY': API_KEY, 'x-api-key': [] }), 'capitals'],
    ['with Content-Encoding: Identity', () => whole('identity', { 'content-encoding': 'Identity' }), 'identity'],
    ['with a charset', () => whole('charset', { 'content-type': 'application/json;charset="UTF-8"' }), 'charset'],
    ['with the same Content-Type twice', () => whole('types', { 'content-type': Array(2).fill('text/json') }), 'types'],
  ])('%s is taken', async (_name, text, orderId) => {
    expect((await exchange(text()))[0]).toMatchObject({ status: 200, body: { outcome: 'stored' } });
    expect(await isKept(orderId)).toBe(true);
  });

  it('may begin with a byte order mark', async () => {
    const body = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(JSON.stringify(orderCallback('bom')))]);
    const text = Buffer.concat([Buffer.from(head({ ...HEADERS, 'content-length': body.length })), body]);
    expect(statuses(await exchange(text))).toEqual([200]);
    expect(await isKept('bom')).toBe(true);
  });

  it('may come in chunks of any size', async () => {
    const body = JSON.stringify(orderCallback('chunked'));
    const chunks = [body.slice(0, 1), body.slice(1, 40), body.slice(40)];
    const encoded = chunks.map((chunk) => `${chunk.length.toString(16)};ext=1\r\n${chunk}\r\n`).join('');
    expect(
      statuses(await exchange(`${head({ ...HEADERS, 'transfer-encoding': 'chunked' })}${encoded}0\r\n\r\n`)),
    ).toEqual([200]);
    expect(await isKept('chunked')).toBe(true);
  });

  it('may be one of several sent at once, each answered in its turn', async () => {
    const unknown = whole('wrong', {}, { target: '/callbacks/others' });
    const answers = await exchange(whole('p-1') + unknown + whole('p-2') + whole('p-1'), 4);
    expect(answers.map(({ status, body }) => [status, body.outcome])).toEqual([
      [200, 'stored'],
      [404, undefined],
      [200, 'stored'],
      [200, 'duplicate'],
    ]);
  });

  it('is answered although what follows it cannot be read', async () => {
    expect(statuses(await exchange(`${whole('before-noise')}not HTTP at all\r\n\r\n`, 2))).toEqual([200]);
    expect(await isKept('before-noise')).toBe(true);
  });

  it('is asked for when its sender waits for 100 Continue', async () => {
    const body = JSON.stringify(orderCallback('continue'));
    const socket = await open();
    const first = answersOf(socket, 1);
    socket.write(head({ ...HEADERS, expect: '100-continue', connection: 'close', 'content-length': body.length }));
    expect(statuses(await first)).toEqual([100]);
    const all = answersOf(socket);
    socket.write(body);
    expect((await all).at(-1)).toMatchObject({ status: 200, body: { outcome: 'stored' } });
  });

  it('is not asked for when its key is wrong', async () => {
    const headers = { ...HEADERS, 'x-api-key': 'wrong', expect: '100-continue', 'content-length': 5_000 };
    const answers = await exchange(head(headers), 2);
    expect(statuses(answers)).toEqual([401]);
    expect(answers[0]?.headers).toMatch(/connection: close/i);
  });
});

describe('a connection', () => {
  it('is kept for longer than proxies keep it', async () => {
    const [answer] = await exchange(whole('kept'));
    expect(answer?.headers).toMatch(/keep-alive: timeout=75\r\n/i);
  });

  it('ends with an expectation that nobody knows: its sender may wait with the body', async () => {
    const socket = await open();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const answers = answersOf(socket);
    socket.write(head({ ...HEADERS, expect: 'the-unexpected', 'content-length': 5_000 }));
    const [answer] = await answers;
    expect(answer).toMatchObject({ status: 417, headers: expect.stringMatching(/connection: close/i) });
    await closed;
  });

  it('ends although its sender does not, once it was told that nobody can read it', async () => {
    const port = Number(new URL(server.url).port);
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    sockets.add(socket);
    const answers = answersOf(socket, 1);
    socket.write('not HTTP at all\r\n\r\n');
    expect(statuses(await answers)).toEqual([400]);
    const broken = new Promise((resolve) => socket.once('close', resolve));
    const sending = setInterval(() => socket.write('x'), 50);
    await broken.finally(() => clearInterval(sending));
  });
});

describe('what is not an order on the wire', () => {
  const gzipped = gzipSync(JSON.stringify(orderCallback('gzip')));

  it.each<[string, number, string | Uint8Array]>([
    ['two different keys', 401, whole('n', { 'x-api-key': [API_KEY, 'other'] })],
    ['the key twice', 401, whole('n', { 'x-api-key': [API_KEY, API_KEY] })],
    ['an empty key', 401, whole('n', { 'x-api-key': '' })],
    ['no media type', 415, whole('n', { 'content-type': [] })],
    ['a form', 415, whole('n', { 'content-type': 'application/x-www-form-urlencoded' })],
    ['two media types, the first of which is wrong', 415, whole('n', { 'content-type': ['text/plain', 'text/json'] })],
    ['an encoding that nobody knows', 415, whole('n', { 'content-encoding': 'gzip, identity' })],
    ['an unknown expectation', 417, whole('n', { expect: 'the-unexpected' })],
    ['two lengths', 400, whole('n', { 'content-length': [10, 12] })],
    ['a length that is none', 400, whole('n', { 'content-length': '1e3' })],
    ['a length and chunks', 400, whole('n', { 'transfer-encoding': 'chunked' })],
    ['a length below zero', 400, whole('n', { 'content-length': '-1' })],
    ['headers that are too long', 431, whole('n', { 'x-long': 'x'.repeat(20_000) })],
    ['a chunk size that is none', 400, `${head({ ...HEADERS, 'transfer-encoding': 'chunked' })}zz\r\n`],
    ['TLS', 400, Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00])],
    ['HTTP/2', 400, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    [
      'a compressed body that says so',
      415,
      Buffer.concat([
        Buffer.from(head({ ...HEADERS, 'content-encoding': 'gzip', 'content-length': gzipped.length })),
        gzipped,
      ]),
    ],
    [
      'a compressed body that does not say so',
      400,
      Buffer.concat([Buffer.from(head({ ...HEADERS, 'content-length': gzipped.length })), gzipped]),
    ],
    [
      'UTF-16',
      400,
      Buffer.concat([Buffer.from(head({ ...HEADERS, 'content-length': 8 })), Buffer.from('{}[]', 'utf16le')]),
    ],
  ])('%s is refused with %i in the format of the contract, and nothing is kept', async (_name, status, bytes) => {
    const answer = (await exchange(bytes))[0];
    expect(answer?.status).toBe(status);
    expect(answer?.body).toMatchObject({ Count: 1, Values: [{ Message: expect.any(String) }] });
    expect(await isKept('n')).toBe(false);
    expect(await isKept('gzip')).toBe(false);
  });

  it('a chunked body of more than 1 MiB is refused while it comes', async () => {
    const socket = await open();
    const answers = answersOf(socket, 1);
    socket.write(head({ ...HEADERS, 'transfer-encoding': 'chunked' }));
    const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`;
    for (let at = 0; at < 20; at += 1) socket.write(chunk);
    expect((await answers)[0]).toMatchObject({ status: 413, body: { Values: [{ Fields: 'body' }] } });
  });

  it.each([
    ['with a length', (body: string) => head({ ...HEADERS, 'content-length': body.length }) + body],
    [
      'in chunks',
      (body: string) =>
        `${head({ ...HEADERS, 'transfer-encoding': 'chunked' })}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    ],
  ])('one byte more than 1 MiB is refused, and 1 MiB is not, %s', async (name, send) => {
    const sized = (bytes: number) => {
      const body = (location: string) => JSON.stringify(orderCallback(`${name} ${bytes}`, { location }));
      return body('x'.repeat(bytes - body('').length));
    };
    expect(statuses(await exchange(send(sized(2 ** 20 + 1))))).toEqual([413]);
    expect(statuses(await exchange(send(sized(2 ** 20))))).toEqual([200]);
  });

  it('a body that was refused does not stand in the way of the next request', async () => {
    const large = 'x'.repeat(3 * 1024 * 1024);
    const refused = head({ ...HEADERS, 'content-length': large.length }) + large;
    expect(statuses(await exchange(refused + whole('after-large'), 2))).toEqual([413, 200]);
  });

  it('a body without end is cut off, and read no further than 16 MiB and what was on its way', async () => {
    const socket = await open();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => {});
    socket.write(head({ ...HEADERS, 'x-api-key': 'wrong', 'transfer-encoding': 'chunked' }));
    const chunk = `100000\r\n${' '.repeat(1_048_576)}\r\n`;
    const pump = () => {
      while (!socket.destroyed && socket.write(chunk));
      if (!socket.destroyed) socket.once('drain', pump);
    };
    pump();
    await closed;
    expect(socket.bytesWritten).toBeLessThan(64 * 2 ** 20);
  });
});

describe('a call of /v1 without the right token', () => {
  const call = (changes: object) =>
    head({ ...HEADERS, authorization: 'Bearer wrong', ...changes }, { target: '/v1/events/replay' });

  it.each(['Bearer wrong', []])('is answered at once, although its body never comes: %j', async (authorization) => {
    const [answer] = await exchange(call({ authorization, 'content-length': 500_000 }), 1);
    expect(answer).toMatchObject({ status: 401, body: { Values: [{ Fields: 'Authorization' }] } });
    expect(answer?.headers).toMatch(/www-authenticate: Bearer/i);
    expect(answer?.headers).toMatch(/x-request-id: /i);
  });

  it('is not asked for its body', async () => {
    const answers = await exchange(call({ expect: '100-continue', 'content-length': 500_000 }), 2);
    expect(statuses(answers)).toEqual([401]);
  });

  it('is refused for the token, whatever else is wrong with it', async () => {
    const wrong = { 'content-type': 'text/plain', 'content-encoding': 'unknown', 'content-length': 2 };
    expect(statuses(await exchange(`${call(wrong)}{}`))).toEqual([401]);
  });

  it('with the right one is asked for its body, once', async () => {
    const socket = await open();
    const first = answersOf(socket, 1);
    const body = '{"state":"dead"}';
    const right = { authorization: `Bearer ${OPERATOR_TOKEN}`, expect: '100-continue', connection: 'close' };
    socket.write(call({ ...right, 'content-length': body.length }));
    expect(statuses(await first)).toEqual([100]);
    const all = answersOf(socket);
    socket.write(body);
    expect(statuses(await all)).toEqual([202]);
  });
});

describe('a sender that is slow', () => {
  beforeAll(() => server.restart({ connectionLimits: { headersMs: 500, requestMs: 900 } }));

  it.each([
    ['sends nothing', ''],
    ['stops in its headers', 'POST /callbacks/orders HTTP/1.1\r\nhost: x\r\nx-api'],
    ['stops in its body', `${head({ ...HEADERS, 'content-length': 1_000 })}{"assessmentOrder":`],
  ])('and %s is told so and let go', async (_name, text) => {
    const [answer] = await exchange(text, 1);
    expect(answer).toMatchObject({ status: 408, body: { Values: [{ Code: 'timeout' }] } });
  });

  it('byte by byte is let go, too, and nothing of it is kept', async () => {
    const socket = await open();
    const answers = answersOf(socket);
    const text = whole('byte-by-byte');
    for (const character of text) {
      if (socket.destroyed || !socket.writable) break;
      socket.write(character);
      await wait(5);
    }
    expect(statuses(await answers)).toEqual([408]);
    expect(await isKept('byte-by-byte')).toBe(false);
  });

  it('and has no key is let go although it was answered at once', async () => {
    const socket = await open();
    const answers = answersOf(socket);
    socket.write(head({ ...HEADERS, 'x-api-key': 'wrong', 'content-length': 1_000 }));
    expect(statuses(await answers)).toEqual([401]);
  });
});

describe('a sender that is slow with its headers only', () => {
  beforeAll(() => server.restart({ connectionLimits: { headersMs: 500, requestMs: 600_000 } }));

  it('is told so and let go, however long its body may take', async () => {
    const [answer] = await exchange('POST /callbacks/orders HTTP/1.1\r\nhost: x\r\nx-api', 1);
    expect(answer).toMatchObject({ status: 408, body: { Values: [{ Code: 'timeout' }] } });
  });
});

describe('2,000 connections that say nothing', () => {
  it('and 200 that send a byte now and then keep nobody from delivering', async () => {
    await server.restart({ connectionLimits: { headersMs: 20_000, requestMs: 20_000 } });
    const idle = await Promise.all(Array.from({ length: 2_000 }, open));
    const slow = await Promise.all(Array.from({ length: 200 }, open));
    for (const socket of [...idle, ...slow]) socket.on('error', () => {});
    for (const socket of slow) socket.write(head({ ...HEADERS, 'content-length': 100_000 }));
    const dripping = setInterval(() => {
      for (const socket of slow) socket.write(' ');
    }, 100);
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, at) => server.callback('orders', orderCallback(`beside-${at}`))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(idle.every(({ destroyed }) => !destroyed)).toBe(true);
    clearInterval(dripping);
  });

  it.each([{ connectionLimits: { connections: 5 } }, { maxConnections: 5 }])(
    'are closed beyond the number that is allowed by %j, and those within it go on',
    async (options) => {
      await server.restart(options);
      const kept = [];
      for (let at = 0; at < 4; at += 1) kept.push(await open());
      const [last] = kept;
      const more = await Promise.all(Array.from({ length: 10 }, open));
      const closed = more.map((socket) => new Promise((resolve) => socket.on('close', resolve).resume()));
      await Promise.race(closed);
      const answers = answersOf(last as Socket, 1);
      last?.write(whole('within'));
      expect(statuses(await answers)).toEqual([200]);
    },
  );
});
