import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { GiveUpError } from '../src/handover/handlers.ts';
import { DONE, type OrderUnderWay, orderUnderWay, results } from './support/platform.ts';
import { createDatabase } from './support/postgres.ts';
import { orderCallback } from './support/running-server.ts';

describe.each(['sqlite', 'postgres'] as const)('GET /v1/overview on %s', (engine) => {
  let order: OrderUnderWay;
  const giveUp = new Set(['v-dead']);
  beforeAll(async () => {
    const databaseUrl = engine === 'sqlite' ? null : (await createDatabase(inject('postgresUrl'))).url;
    const handlers = {
      order({ orderId }: { orderId: string }) {
        if (giveUp.has(orderId)) throw new GiveUpError('no');
      },
    };
    order = await orderUnderWay({ databaseUrl, handlers });
  });
  afterAll(() => order.close());

  const overview = async () => (await order.server.get('/v1/overview')).body;

  it('tells of a server that has just received one order', async () => {
    await expect.poll(overview, { timeout: 15_000, interval: 200 }).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      store: engine,
      stopping: false,
      events: { pending: 0, handedOver: 1, dead: 0, oldestPendingAt: null, lagSeconds: 0 },
      updates: { queued: 0, delivered: 0, refused: 0, inDoubt: 0, oldestQueuedAt: null, lagSeconds: 0 },
      stoppedOrders: 0,
      lostOrders: 0,
      lastDeliveredAt: null,
      platform: { reachable: null, lastCallAt: null, lastStatus: null },
    });
    const now = Date.now();
    const body = await overview();
    expect(Date.parse(body.lastCallbackAt)).toBeLessThanOrEqual(now);
    expect(Date.parse(body.startedAt)).toBeLessThanOrEqual(now);
  });

  it('tells of dead letters, lost orders, a delivered update, a refused one and the order it stopped', async () => {
    const { server, orderId, link } = order;
    await server.callback('orders', orderCallback('v-dead'));
    await server.callback('errors', { orderId: 'v-lost' });
    await server.post(`/v1/orders/${orderId}/results`, results({ assessment: 'InProgress' }));
    await expect.poll(async () => (await overview()).lastDeliveredAt, { timeout: 15_000 }).not.toBeNull();
    expect((await overview()).platform).toMatchObject({ reachable: true });

    link.faults.push({ answer: 422 });
    await server.post(`/v1/orders/${orderId}/results`, results({ assessment: 'Complete', tests: DONE }));
    await expect.poll(overview, { timeout: 15_000, interval: 200 }).toMatchObject({
      events: { dead: 1 },
      updates: { queued: 1, refused: 1, lagSeconds: 0 },
      stoppedOrders: 1,
      lostOrders: 1,
      platform: { reachable: true, lastStatus: 422 },
    });
    expect((await overview()).updates.oldestQueuedAt).not.toBeNull();
  });

  it('says that the platform cannot be reached', async () => {
    const { server, orderId, link } = order;
    link.faults.push({ answer: 503 });
    const { body } = await server.get(`/v1/updates?state=refused&orderId=${orderId}`);
    await server.post(`/v1/updates/${body.items[0].id}/retry`);
    await expect.poll(async () => (await overview()).platform, { interval: 10 }).toMatchObject({ reachable: false });
    await expect.poll(overview, { timeout: 15_000 }).toMatchObject({ stoppedOrders: 0, updates: { refused: 0 } });
  });
});
