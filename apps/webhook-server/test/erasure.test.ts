import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { dataKeyOf } from '../src/encryption/data-key.ts';
import { Retention } from '../src/erasure/retention.ts';
import { openStore } from '../src/store/open-store.ts';
import { drain, order, updates } from './store/engines.ts';
import { orderUnderWay, results } from './support/platform.ts';
import { createDatabase } from './support/postgres.ts';
import { OPERATOR_TOKEN, orderCallback, RunningServer } from './support/running-server.ts';

const DAY = 24 * 3600 * 1000;

async function runningServer(options: Parameters<typeof RunningServer.start>[0]): Promise<RunningServer> {
  const server = await RunningServer.start(options);
  onTestFinished(() => server.stop());
  return server;
}

const erase = (server: RunningServer, orderId: string, query = '') =>
  server.send(`/v1/orders/${orderId}/personal-data${query}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${OPERATOR_TOKEN}` },
  });

const key = dataKeyOf(randomBytes(32).toString('base64'));
if (!key) throw new Error('not a key');

describe.each([
  ['plain', {}],
  ['encrypted', { dataKeys: [key] }],
])('DELETE /v1/orders/{orderId}/personal-data of a %s store', (_, options) => {
  it('erases an order, which stays known and is never handed over again', async () => {
    const handed: string[] = [];
    const server = await runningServer({
      ...options,
      handlers: { order: (_order, { eventId }) => void handed.push(eventId) },
    });
    await server.callback('orders', orderCallback('o-1'));
    await expect.poll(() => handed).toHaveLength(1);
    await expect.poll(async () => (await server.get('/v1/orders/o-1')).body.state).toBe('handed_over');

    const erased = await erase(server, 'o-1');
    expect(erased).toMatchObject({ status: 200, body: { orderId: 'o-1', personalDataErasedAt: expect.any(String) } });
    expect((await erase(server, 'o-1')).body).toEqual(erased.body);

    const shown = await server.get('/v1/orders/o-1');
    expect(shown.body).toMatchObject({
      state: 'handed_over',
      personalDataErasedAt: erased.body.personalDataErasedAt,
      assessmentOrder: { orderId: 'o-1', packageId: 'BAA', companyId: '5Y021' },
    });
    for (const path of ['/v1/orders/o-1', '/v1/orders', '/v1/events', `/v1/events/${handed[0]}`]) {
      expect((await server.get(path)).text).not.toMatch(/Casey|Robin|mail\.example/);
    }
    for (const body of [orderCallback('o-1'), orderCallback('o-1', { location: 'Elsewhere' })]) {
      expect(await server.callback('orders', body)).toMatchObject({ status: 200, body: { outcome: 'duplicate' } });
    }
    await server.callback('orders', orderCallback('o-2'));
    await expect.poll(() => handed).toHaveLength(2);
    expect(await erase(server, 'o-3')).toMatchObject({ status: 404 });
  });

  it('answers 409 while something waits and says what, and gives it up by force', async () => {
    const server = await runningServer(options);
    await server.callback('orders', orderCallback('o-1'));
    const refused = await erase(server, 'o-1');
    expect(refused.status).toBe(409);
    expect(refused.body.Values[0]).toEqual({
      Fields: 'orderId',
      Code: 'not_allowed',
      Message: '1 event waits to be handed over. Settle that, or erase with force=true.',
    });
    expect((await server.get('/v1/orders/o-1')).body.personalDataErasedAt).toBeNull();
    expect(await erase(server, 'o-1', '?force=maybe')).toMatchObject({ status: 400 });
    expect(await erase(server, 'o-1', '?force=true')).toMatchObject({ status: 200 });
    const { body } = await server.get('/v1/events');
    const erased = { orderId: 'o-1', state: 'dead', personalDataErasedAt: expect.any(String) };
    expect(body.items).toMatchObject([erased]);
    expect((await server.get(`/v1/events/${body.items[0].id}`)).body).toMatchObject(erased);
    expect(await server.post(`/v1/events/${body.items[0].id}/replay`)).toMatchObject({ status: 409 });
  });
});

describe('an erased order', () => {
  it('takes no results any more, and the platform keeps what it was sent', async () => {
    const story = await orderUnderWay();
    onTestFinished(() => story.close());
    const { server, sandbox, orderId } = story;
    const report = (wanted: object) => server.post(`/v1/orders/${orderId}/results`, wanted);
    expect((await report(results({ assessment: 'InProgress', tests: { SQL: 'InProgress' } }))).status).toBe(202);
    await sandbox.waitFor(orderId, ({ packageStatus }) => packageStatus === 'InProgress');
    await expect.poll(async () => (await erase(server, orderId)).status).toBe(200);
    const later = await report(results({ tests: { SQL: 'Complete' } }));
    expect(later).toMatchObject({ status: 409 });
    expect(later.body.Values[0].Message).toBe(
      'The personal data of this order was erased: nothing can be reported for it any more.',
    );
    const { body } = await server.get(`/v1/orders/${orderId}`);
    expect(body).toMatchObject({ reported: {}, updates: [{ state: 'delivered', body: {} }] });
    expect((await server.get('/v1/updates')).body.items).toMatchObject([{ orderId, body: {} }]);
  });
});

describe.each(['sqlite', 'postgres'] as const)('retention on %s', (engine) => {
  async function twoStores() {
    if (engine === 'sqlite') {
      const server = await RunningServer.start();
      await server.stop();
      const store = await openStore({ databaseUrl: null, dataDir: server.dataDir });
      onTestFinished(() => store.close());
      return [store] as const;
    }
    const { url, drop } = await createDatabase(inject('postgresUrl'));
    const open = () => openStore({ databaseUrl: url, dataDir: '' });
    const stores = [await open(), await open()] as const;
    onTestFinished(async () => {
      await Promise.all(stores.map((store) => store.close()));
      await drop();
    });
    return stores;
  }

  it('erases what was finished long enough ago, on one of several processes, and tells how many', async () => {
    const stores = await twoStores();
    const [store] = stores;
    await Promise.all(Array.from({ length: 250 }, (_, index) => store.receive(order(`o-${index}`, 'Casey', DAY))));
    await store.receive(order('o-late', 'Casey', 2 * DAY));
    const claims = await store.claim('inbox', { limit: 500, now: 3 * DAY, leaseMs: 1_000 });
    await Promise.all(claims.map((claim) => store.settle(claim, { outcome: 'settle', state: 'done', now: 3 * DAY })));
    await store.enqueue(updates('o-7', [1], null, 40 * DAY));
    await drain(store, 'outbox', 40 * DAY);
    await store.enqueue(updates('o-9', [1], null, 2 * DAY));

    let now = 33 * DAY;
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const retentions = stores.map((each) => new Retention({ store: each, log, days: 30, now: () => now }));
    expect((await Promise.all(retentions.map((each) => each.round()))).filter((round) => round?.erased)).toEqual([]);
    now = 33 * DAY + 1;
    const rounds = await Promise.all(retentions.map((each) => each.round()));
    const done = rounds.filter((round) => round !== null);
    expect(done.reduce((sum, { erased }) => sum + erased, 0)).toBe(249);
    if (engine === 'postgres') expect(done).toHaveLength(1);
    expect(done[0]).toEqual({ erased: 249, waiting: 1 });
    expect(await store.getOrder('o-7')).toMatchObject({ erasedAt: null });
    expect(await store.getOrder('o-late')).toMatchObject({
      erasedAt: now,
      payload: { assessmentOrder: { orderId: 'o-late' } },
    });

    await drain(store, 'outbox', 50 * DAY);
    now = 90 * DAY;
    const last = await retentions[0]?.round();
    expect(last).toEqual({ erased: 2, waiting: 0 });
    expect(await retentions[0]?.round()).toEqual({ erased: 0, waiting: 0 });
    expect((await store.listOrders({ limit: 500 })).every(({ erasedAt }) => erasedAt !== null)).toBe(true);
  });
});

describe('RETENTION_DAYS', () => {
  it('is followed by the server as it starts, and the log counts without naming', async () => {
    const server = await runningServer({ handlers: {} });
    await server.callback('orders', orderCallback('o-1'));
    await expect.poll(async () => (await server.get('/v1/orders/o-1')).body.state).toBe('handed_over');
    await server.restart({ retentionDays: 1e-9 });
    await expect.poll(async () => (await server.get('/v1/orders/o-1')).body.personalDataErasedAt).not.toBeNull();
    const line = () => server.log.find((each) => each.includes('retention')) ?? '{}';
    await expect
      .poll(() => JSON.parse(line()))
      .toMatchObject({ erased: 1, waiting: 0, msg: 'retention: personal data erased' });
    expect(server.log.join()).not.toContain('Casey');
  });
});
