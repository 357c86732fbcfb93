import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { handOver } from '../src/handover/hand-over.ts';
import { GiveUpError, type Handlers, type HandoverContext } from '../src/index.ts';
import { openStore } from '../src/store/open-store.ts';
import { LaneWorker } from '../src/worker/lane-worker.ts';
import { orderCallback, QUICK, RunningServer, silent } from './support/running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await RunningServer.start();
});
afterAll(() => server.stop());

const event = async (orderId: string) => (await server.get(`/v1/events?orderId=${orderId}`)).body.items[0];
const detail = async (orderId: string) => (await server.get(`/v1/events/${(await event(orderId)).id}`)).body;

/** Works through the inbox once with these handlers and no patience. */
async function handOverAll(handlers: Handlers): Promise<void> {
  await server.pause(async () => {
    const store = await openStore({ databaseUrl: null, dataDir: server.dataDir });
    const handle = handOver({ handlers, log: silent, backoff: QUICK, giveUpAfterMs: 0 });
    const worker = new LaneWorker({ store, queue: 'inbox', handle, log: silent, concurrency: 4 });
    worker.start();
    const waiting = () => store.listMessages({ queue: 'inbox', state: 'pending', limit: 1 });
    await vi.waitFor(async () => expect(await waiting()).toEqual([]));
    await worker.stop();
    await store.close();
  });
}

const giveUpAll = () => handOverAll({ order: () => Promise.reject(new Error('never')) });

describe('an event', () => {
  it('shows its payload with unknown fields, and no attempt that failed', async () => {
    await server.callback('orders', orderCallback('o-1', { colour: 'green' }));
    const body = await detail('o-1');
    expect(body).toMatchObject({ orderId: 'o-1', state: 'pending', replayed: false, failedAttempts: [] });
    expect(body.payload).toEqual(orderCallback('o-1', { colour: 'green' }));
    expect(body).toMatchObject(await event('o-1'));
  });

  it('shows why every attempt failed, also those before a replay', async () => {
    await server.callback('orders', orderCallback('o-2'));
    await giveUpAll();
    await server.post(`/v1/events/${(await event('o-2')).id}/replay`);
    await giveUpAll();
    expect(await detail('o-2')).toMatchObject({
      ...{ state: 'dead', attempts: 1, replayed: true, lastError: 'never' },
      failedAttempts: [
        { number: 1, attempt: 1, reason: 'never', status: null, correlationId: null },
        { number: 2, attempt: 1, reason: 'never', status: null, correlationId: null },
      ],
    });
  });

  it('shows the status that an attempt was answered with', async () => {
    await server.callback('orders', orderCallback('o-status'));
    await handOverAll({ order: () => Promise.reject(new GiveUpError('gone', 410)) });
    expect((await detail('o-status')).failedAttempts).toMatchObject([{ reason: 'gone', status: 410 }]);
  });

  it('is given up after the time that the server was started with', async () => {
    await server.restart({ giveUpAfterMs: 0, handlers: { order: () => Promise.reject(new Error('never')) } });
    await server.callback('orders', orderCallback('o-impatient'));
    await expect.poll(() => event('o-impatient')).toMatchObject({ state: 'dead', attempts: 1 });
    await server.restart();
  });

  it.each(['evt_unknown', 'replay', '%00'])('that is not there is not found: %s', async (id) => {
    expect((await server.get(`/v1/events/${id}`)).status).toBe(404);
  });

  it('is never an update', async () => {
    await server.callback('orders', orderCallback('o-3'));
    const reported = await server.post('/v1/orders/o-3/results', { partnerTrackingId: 't-1' });
    const { id } = reported.body.updates[0];
    expect((await server.get(`/v1/events/${id}`)).status).toBe(404);
  });
});

describe('the replay of one event', () => {
  it('hands over what was handed over only when asked for it, with the same id and marked', async () => {
    const seen: HandoverContext[] = [];
    const handlers: Handlers = { order: (_order, context) => void seen.push(context) };
    await server.restart({ handlers });
    await server.callback('orders', orderCallback('o-4'));
    await expect.poll(() => event('o-4')).toMatchObject({ state: 'handed_over' });
    const { id } = await event('o-4');
    expect((await server.post(`/v1/events/${id}/replay`)).status).toBe(409);
    expect((await server.post(`/v1/events/${id}/replay?state=pending`)).status).toBe(400);
    expect((await server.post(`/v1/events/${id}/replay?state=handed_over`)).status).toBe(202);
    const of = () => seen.filter(({ eventId }) => eventId === id);
    await expect.poll(() => of().length).toBe(2);
    expect(of()).toMatchObject([
      { eventId: id, replayed: false, attempt: 1 },
      { eventId: id, replayed: true, attempt: 1 },
    ]);
    await expect.poll(() => detail('o-4')).toMatchObject({ state: 'handed_over', replayed: true });
    await server.restart();
  });
});

describe('the replay of many events', () => {
  const replay = (body: object) => server.post('/v1/events/replay', body);
  const handled: [string, boolean][] = [];
  const handlers: Handlers = { order: (order, { replayed }) => void handled.push([order.orderId, replayed]) };
  const state = async (orderId: string) => (await event(orderId)).state;

  beforeAll(async () => {
    for (const orderId of ['dead-1', 'dead-2']) await server.callback('orders', orderCallback(orderId));
    await giveUpAll();
    await server.callback('orders', orderCallback('done'));
    await handOverAll(handlers);
  });

  it.each([
    ['body', { colour: 'green' }],
    ['perSecond', { perSecond: 0 }],
    ['perSecond', { perSecond: 1001 }],
    ['limit', { limit: 100_001 }],
    ['eventIds', { eventIds: [] }],
    ['orderIds', { orderIds: Array.from({ length: 1001 }, (_, at) => `o-${at}`) }],
    ['receivedFrom', { receivedFrom: 'yesterday' }],
    ['receivedTo', { receivedTo: '2016-12-31T23:59:60Z' }],
    ['state', { state: 'pending' }],
    ['state', { state: 'handed_over' }],
    ['state', { state: 'handed_over', companyId: '5Y021' }],
    ['state', { state: 'handed_over', receivedFrom: '2020-01-01T00:00:00Z' }],
  ])('refuses a wrong %s and replays nothing', async (field, body) => {
    const answer = await replay(body);
    expect([answer.status, answer.body.Values[0].Fields]).toEqual([400, field]);
    expect([await state('dead-1'), await state('done')]).toEqual(['dead', 'handed_over']);
  });

  it('takes what was handed over when it is named, and dead letters without more', async () => {
    expect((await replay({ orderIds: ['done', 'dead-1'] })).body).toMatchObject({ events: 1, more: false });
    const range = { receivedFrom: '2020-01-01T00:00:00Z', receivedTo: '2100-01-01T00:00:00Z' };
    const answer = await replay({ state: 'handed_over', ...range, orderIds: ['done', 'dead-2'], limit: 1 });
    expect([answer.status, answer.body]).toEqual([202, { events: 1, more: true, lastReadyAt: expect.any(String) }]);
    expect((await replay({ type: 'job.received' })).body).toEqual({ events: 0, more: false, lastReadyAt: null });
    expect((await replay({})).body).toMatchObject({ events: expect.any(Number), more: false });
    await handOverAll(handlers);
    expect(handled.filter(([orderId]) => /^(done|dead)/.test(orderId)).sort()).toEqual([
      ['dead-1', true],
      ['dead-2', true],
      ['done', false],
      ['done', true],
    ]);
  });
});

describe('lost orders', () => {
  const lost = async (query = '') => (await server.get(`/v1/lost-orders${query}`)).body;
  const ids = (items: { orderId: string }[]) => items.map(({ orderId }) => orderId);

  it('are listed with their first error and the company if it is known, until the order comes in', async () => {
    await server.callback('errors', { OrderId: 'l-1', details: { CompanyID: 'ACME01' } });
    await server.callback('errors', { OrderId: 'l-1', again: true });
    await server.callback('errors', { OrderId: 'l-2' });
    const { items } = await lost();
    expect(items).toMatchObject([
      { orderId: 'l-2', companyId: null, errors: 1, state: 'pending' },
      { orderId: 'l-1', companyId: 'ACME01', errors: 2, state: 'pending' },
    ]);
    expect((await server.get(`/v1/events/${items[1].eventId}`)).body).toMatchObject({
      ...{ type: 'error.received', orderId: 'l-1', receivedAt: items[1].reportedAt },
    });
    await server.callback('orders', orderCallback('l-1'));
    expect(ids((await lost()).items)).toEqual(['l-2']);
  });

  it('come in pages', async () => {
    for (const orderId of ['p-1', 'p-2', 'p-3']) await server.callback('errors', { orderId });
    const first = await lost('?limit=2');
    const second = await lost(`?limit=1&cursor=${first.nextCursor}`);
    expect(ids([...first.items, ...second.items])).toEqual(['p-3', 'p-2', 'p-1']);
    const all = await lost(`?cursor=${first.nextCursor}`);
    expect(all.nextCursor).toBeNull();
    expect((await server.get('/v1/lost-orders?cursor=x')).status).toBe(400);
  });
});
