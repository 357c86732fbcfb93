import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { readMetrics } from './support/metrics.ts';
import { DONE, type OrderUnderWay, orderUnderWay, results } from './support/platform.ts';
import { createDatabase } from './support/postgres.ts';
import { orderCallback, RunningServer } from './support/running-server.ts';

const P = 'webhook_server_';

describe('/metrics', () => {
  let order: OrderUnderWay;
  const failing = new Set<string>();
  beforeAll(async () => {
    const handlers = {
      order({ orderId }: { orderId: string }) {
        if (failing.has(orderId)) throw new Error('Casey Candidate is not wanted');
      },
    };
    order = await orderUnderWay({ handlers });
  });
  afterAll(() => order.close());

  const metric = async (name: string) => (await readMetrics(order.server.url)).get(`${P}${name}`);
  const callbacks = (outcome: string, status: number | string) =>
    metric(`callbacks_total{callback="order",outcome="${outcome}",status="${status}"}`);

  it('counts callbacks by what became of them', async () => {
    const stored = (await callbacks('stored', 200)) ?? 0;
    await order.server.callback('orders', orderCallback('m-1'));
    await order.server.callback('orders', orderCallback('m-1'));
    await order.server.callback('orders', orderCallback('m-1', { packageId: 'OTHER' }));
    await order.server.callback('orders', orderCallback('m-2'), { headers: { 'x-api-key': 'wrong' } });
    await order.server.callback('orders', '{');
    expect(await callbacks('stored', 200)).toBe(stored + 1);
    expect(await callbacks('duplicate', 200)).toBe(1);
    expect(await callbacks('revised', 200)).toBe(1);
    expect(await callbacks('refused', 401)).toBe(1);
    expect(await callbacks('refused', 400)).toBe(1);
    expect(await metric('callback_duration_seconds_count{callback="order"}')).toBe(stored + 5);
  });

  it('counts attempts, and what waits after one that failed', async () => {
    const retries = (await metric('attempts_total{queue="inbox",outcome="retry"}')) ?? 0;
    failing.add('m-3');
    await order.server.callback('orders', orderCallback('m-3'));
    await expect.poll(() => metric('attempts_total{queue="inbox",outcome="retry"}')).toBeGreaterThan(retries);
    await expect.poll(() => metric('messages{queue="inbox",state="pending"}'), { timeout: 5_000 }).toBe(1);
    await expect.poll(() => metric('lag_seconds{queue="inbox"}'), { timeout: 5_000 }).toBeGreaterThan(0);
    const taken = await metric('delay_seconds_count{queue="inbox"}');
    failing.clear();
    await expect.poll(() => metric('delay_seconds_count{queue="inbox"}')).toBe((taken ?? 0) + 1);
    await expect.poll(() => metric('lag_seconds{queue="inbox"}'), { timeout: 5_000 }).toBe(0);
  });

  it('counts calls to the platform, a refused update and the order it stops', async () => {
    const { server, orderId, link } = order;
    await server.post(`/v1/orders/${orderId}/results`, results({ assessment: 'InProgress' }));
    const delivered = 'attempts_total{queue="outbox",outcome="done"}';
    await expect.poll(() => metric(delivered)).toBe(1);
    expect(await metric('platform_calls_total{call="token",status="200"}')).toBe(1);
    expect(await metric('delay_seconds_count{queue="outbox"}')).toBe(1);
    expect(await metric('stopped_orders')).toBe(0);

    link.faults.push({ answer: 422 });
    await server.post(`/v1/orders/${orderId}/results`, results({ tests: DONE }));
    await expect.poll(() => metric('attempts_total{queue="outbox",outcome="refused"}')).toBe(1);
    await expect.poll(() => metric('stopped_orders'), { timeout: 5_000 }).toBe(1);
    expect(await metric('messages{queue="outbox",state="refused"}')).toBe(1);
    expect(await metric('platform_calls_total{call="update",status="422"}')).toBe(1);
  });

  it('counts lost orders', async () => {
    await order.server.callback('errors', { orderId: 'm-never-came', message: 'x' });
    await expect.poll(() => metric('lost_orders'), { timeout: 5_000 }).toBe(1);
  });

  it('tells of commits, of the process and of the event loop', async () => {
    const metrics = await readMetrics(order.server.url);
    expect(metrics.get(`${P}commit_writes_count`)).toBeGreaterThan(5);
    expect(metrics.get(`${P}commit_duration_seconds_count`)).toBe(metrics.get(`${P}commit_writes_count`));
    for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds', `${P}store_up`]) {
      expect(metrics.get(name)).toBeGreaterThan(0);
    }
  });

  it('has no label that could hold an id or a person', async () => {
    const text = await (await fetch(`${order.server.url}/metrics`)).text();
    for (const word of ['m-1', 'm-never-came', order.orderId, 'Casey', '5Y021', 'evt_', 'upd_']) {
      expect(text).not.toContain(word);
    }
  });
});

it('/metrics needs METRICS_TOKEN when it is set, and nothing else', async () => {
  const server = await RunningServer.start({ metricsToken: 'for-prometheus' });
  onTestFinished(() => server.stop());
  const get = (headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${server.url}/metrics`, { headers, method });
  expect((await get()).status).toBe(401);
  expect((await get({ authorization: 'Bearer the-operator-token' })).headers.get('www-authenticate')).toBe('Bearer');
  const answer = await get({ authorization: 'Bearer for-prometheus' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect((await get({}, 'POST')).status).toBe(405);
});

it('/metrics answers without the figures of the database while that is away', async () => {
  const database = await createDatabase(inject('postgresUrl'));
  const server = await RunningServer.start({ databaseUrl: database.url });
  onTestFinished(() => server.stop());
  expect((await readMetrics(server.url)).get('webhook_server_store_up')).toBe(1);
  await database.drop();
  await expect
    .poll(async () => (await readMetrics(server.url)).get('webhook_server_store_up'), { timeout: 10_000 })
    .toBe(0);
  const names = [...(await readMetrics(server.url)).keys()].join('\n');
  expect(names).not.toMatch(/webhook_server_(lost_orders|stopped_orders|messages|lag_seconds)/);
  expect(names).toContain('webhook_server_callbacks_total');
});
