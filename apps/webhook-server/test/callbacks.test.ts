import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_KEY, orderCallback, RunningServer } from './support/running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await RunningServer.start({ callbackApiKeys: [API_KEY, 'the-next-key'] });
});
afterAll(() => server.stop());

const JSON_TYPE = { 'content-type': 'application/json', 'x-api-key': API_KEY };
const events = async () => (await server.get('/v1/events?limit=200')).body.items.length;
const SECRET = 'do-not-repeat-me';

describe('an order callback', () => {
  it('is answered with exactly 200 and can be read at once', async () => {
    const answer = await server.callback('orders', orderCallback('o-1', { colour: 'green' }));
    expect([answer.status, answer.body]).toEqual([200, { outcome: 'stored' }]);
    const order = await server.get('/v1/orders/o-1');
    expect(order.body).toMatchObject({ orderId: 'o-1', revision: 1, state: 'pending' });
    expect(order.body.assessmentOrder).toEqual(orderCallback('o-1', { colour: 'green' }).assessmentOrder);
  });

  it('that comes again is answered alike and stored once, whatever the sequence of its fields', async () => {
    const body = orderCallback('o-2');
    const turned = { assessmentOrder: Object.fromEntries(Object.entries(body.assessmentOrder).reverse()) };
    const answers = await Promise.all([body, turned, body, body].map((each) => server.callback('orders', each)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.map(({ body }) => body.outcome).sort()).toEqual(['duplicate', 'duplicate', 'duplicate', 'stored']);
    expect((await server.get('/v1/events?orderId=o-2')).body.items).toHaveLength(1);
  });

  it('with a changed payload is kept as a revision', async () => {
    await server.callback('orders', orderCallback('o-3'));
    const changed = await server.callback('orders', orderCallback('o-3', { location: 'Elsewhere' }));
    expect(changed.body).toEqual({ outcome: 'revised' });
    const { body } = await server.get('/v1/orders/o-3');
    expect(body).toMatchObject({ revision: 2, assessmentOrder: { location: 'Elsewhere' } });
    expect(body.events.map(({ type }: { type: string }) => type)).toEqual(['order.placed', 'order.changed']);
  });

  it.each([API_KEY, 'the-next-key'])('is taken with each of the keys', async (key) => {
    const headers = { ...JSON_TYPE, 'x-api-key': key };
    expect((await server.callback('orders', orderCallback(`key-${key}`), { headers })).status).toBe(200);
  });

  it.each(['application/json; charset=utf-8', 'application/json-patch+json', 'text/json'])(
    'is taken as %s',
    async (type) => {
      const headers = { ...JSON_TYPE, 'content-type': type };
      expect((await server.callback('orders', orderCallback(`type-${type}`), { headers })).status).toBe(200);
    },
  );

  it.each([null, undefined])('may have %s where nothing is known', async (nothing) => {
    const body = orderCallback(`nothing-${nothing}`, { jobId: nothing, billingCode: nothing, tests: nothing });
    expect((await server.callback('orders', body)).status).toBe(200);
  });
});

describe('other callbacks', () => {
  it.each([
    ['jobs', { jobId: 'j-1', anything: [1] }, 'job.received', null],
    ['jobs', {}, 'job.received', null],
    ['errors', { CorrelationId: 'c', Value: { Code: 'internal_error', Message: 'm' } }, 'error.received', null],
    ['errors', { CorrelationId: 'c', orderId: 'o-1' }, 'error.received', 'o-1'],
  ] as const)('%s %j are stored', async (kind, body, type, orderId) => {
    expect(await server.callback(kind, body)).toMatchObject({ status: 200, body: { outcome: 'stored' } });
    expect((await server.get('/v1/events?limit=1')).body.items).toMatchObject([{ type, orderId }]);
    expect(await server.callback(kind, body)).toMatchObject({ body: { outcome: 'duplicate' } });
  });

  it.each([
    ['an empty text', ''],
    ['257 characters', 'j'.repeat(257)],
    ['a NUL', 'j\u0000'],
    ['a list', ['j-9']],
  ])('jobs are told apart by their content where jobId is %s', async (_, jobId) => {
    for (const title of ['Baker', 'Cook']) {
      expect(await server.callback('jobs', { jobId, title })).toMatchObject({
        status: 200,
        body: { outcome: 'stored' },
      });
    }
    expect(await server.callback('jobs', { jobId, title: 'Baker' })).toMatchObject({ body: { outcome: 'duplicate' } });
  });
});

describe('a callback that is not one', () => {
  const nested = `{"assessmentOrder":{"orderId":"deep","packageId":"p","companyId":"c","x":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`;

  it.each([
    ['no key', 401, 'x-api-key', { headers: { 'content-type': 'application/json' } }],
    ['a wrong key', 401, 'x-api-key', { headers: { ...JSON_TYPE, 'x-api-key': SECRET } }],
    ['another method', 405, 'method', { method: 'PUT' }],
    ['another media type', 415, 'Content-Type', { headers: { ...JSON_TYPE, 'content-type': 'text/plain' } }],
    [
      'a compressed body',
      415,
      'Content-Encoding',
      { headers: { ...JSON_TYPE, 'content-encoding': 'gzip' }, body: gzipSync('{}') },
    ],
    ['broken JSON', 400, 'body', { body: `{"assessmentOrder": "${SECRET}",}` }],
    ['bytes that are not UTF-8', 400, 'body', { body: new Uint8Array([0x22, 0xff, 0x22]) }],
    ['nothing', 400, 'body', { body: '' }],
    ['null', 400, 'body', { body: 'null' }],
    ['no order', 400, 'assessmentOrder', { body: '{}' }],
    [
      'no order id',
      400,
      'assessmentOrder.orderId',
      { body: JSON.stringify(orderCallback('x', { orderId: undefined })) },
    ],
    [
      'a number as order id',
      400,
      'assessmentOrder.orderId',
      { body: JSON.stringify(orderCallback('x', { orderId: 7 })) },
    ],
    ['an empty order id', 400, 'assessmentOrder.orderId', { body: JSON.stringify(orderCallback('')) }],
    ['a long order id', 400, 'assessmentOrder.orderId', { body: JSON.stringify(orderCallback('x'.repeat(257))) }],
    ['an order id with NUL', 400, 'assessmentOrder.orderId', { body: JSON.stringify(orderCallback('a\u0000b')) }],
    ['2 MiB', 413, 'body', { body: JSON.stringify(orderCallback('big', { location: 'x'.repeat(2 ** 21) })) }],
    ['a body that is nested too deeply', 400, 'body', { body: nested }],
  ] as [string, number, string, RequestInit][])(
    '%s is refused with %i and names %s',
    async (_name, status, field, changes) => {
      const before = await events();
      const answer = await server.callback('orders', orderCallback('refused'), changes);
      expect(answer.status).toBe(status);
      expect(answer.body.Values.map(({ Fields }: { Fields: string }) => Fields)).toContain(field);
      expect(answer.body.CorrelationId).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.text).not.toContain(SECRET);
      expect(answer.text).not.toMatch(/ at .*\(|\.ts:\d/);
      expect(await events()).toBe(before);
    },
  );

  it('is forgotten when its sender goes away in the middle', async () => {
    const before = await events();
    const { port } = new URL(server.url);
    const socket = connect(Number(port), '127.0.0.1');
    const head = [
      'POST /callbacks/orders HTTP/1.1',
      'host: x',
      `x-api-key: ${API_KEY}`,
      'content-type: application/json',
    ];
    const body = JSON.stringify(orderCallback('cut'));
    socket.write(`${[...head, `content-length: ${body.length}`].join('\r\n')}\r\n\r\n${body.slice(0, -1)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect((await server.callback('orders', orderCallback('after-cut'))).status).toBe(200);
    expect(await events()).toBe(before + 1);
  });
});

describe('the log', () => {
  it('names no person and no key', async () => {
    await server.callback('orders', orderCallback('logged'));
    const log = server.log.join('');
    expect(log).toContain('callback stored');
    for (const secret of ['Casey', 'Candidate', 'mail.example', '5550100', API_KEY, 'the-next-key']) {
      expect(log).not.toContain(secret);
    }
  });
});
