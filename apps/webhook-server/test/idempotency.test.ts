import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { ENGINES } from './store/engines.ts';
import { DONE, type OrderUnderWay, orderUnderWay, results } from './support/platform.ts';
import { createDatabase } from './support/postgres.ts';
import { OPERATOR_TOKEN, RunningServer } from './support/running-server.ts';

describe.each(ENGINES)('Idempotency-Key on %s', (engine) => {
  let story: OrderUnderWay;
  let orderId: string;
  let databaseUrl: string | null;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = engine === 'postgres' ? await createDatabase(inject('postgresUrl')) : null;
    databaseUrl = database?.url ?? null;
    drop = database?.drop ?? (async () => {});
    story = await orderUnderWay({ databaseUrl });
  });
  beforeEach(async () => {
    orderId = await story.nextOrder();
  });
  afterAll(async () => {
    await story.close();
    await drop();
  });

  const report = (key: string, body: unknown, { order = orderId, server = story.server } = {}) =>
    server.send(`/v1/orders/${order}/results`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${OPERATOR_TOKEN}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });
  const updatesOf = async (order = orderId) => (await story.server.get(`/v1/updates?orderId=${order}`)).body.items;
  const WANTED = results({ assessment: 'Complete', tests: DONE, reports: ['summary'] });

  it('answers the same request with the same updates, also after they were delivered and after a restart', async () => {
    const key = `again-${orderId}`;
    const first = await report(key, WANTED);
    expect(first.status).toBe(202);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const ids = first.body.updates.map(({ id }: { id: string }) => id);
    expect(ids).toHaveLength(2);
    await expect
      .poll(async () => (await updatesOf()).map(({ state }: { state: string }) => state))
      .toEqual(['delivered', 'delivered']);
    await story.server.restart();
    const { assessments } = WANTED;
    const again = await report(key, { ...{ assessments } });
    expect(again).toMatchObject({
      status: 202,
      body: { updates: ids.map((id: string) => ({ id, state: 'delivered' })) },
    });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await updatesOf()).toHaveLength(2);
  });

  it('leads to one set of updates, however many requests come at the same time', async () => {
    const second = engine === 'postgres' ? await RunningServer.start({ databaseUrl, handlers: {} }) : story.server;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        report(`many-${orderId}`, WANTED, { server: index % 2 === 0 ? story.server : second }),
      ),
    );
    if (second !== story.server) await second.stop();
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    const sets = answers.map(({ body }) => JSON.stringify(body.updates.map(({ id }: { id: string }) => id)));
    expect(new Set(sets).size).toBe(1);
    expect(await updatesOf()).toHaveLength(2);
  });

  it.each([
    ['another body', async () => ({ body: results({ tests: { SQL: 'InProgress' } }), order: orderId })],
    ['another order', async () => ({ body: WANTED, order: await story.nextOrder() })],
  ])('with %s is refused with 422, and nothing is stored', async (_, other) => {
    const key = `reused-${orderId}`;
    await report(key, WANTED);
    const { body, order } = await other();
    const before = (await updatesOf(order)).length;
    expect(await report(key, body, { order })).toMatchObject({
      status: 422,
      body: { Values: [{ Fields: 'Idempotency-Key', Code: 'idempotency_key_reused' }] },
    });
    expect(await updatesOf(order)).toHaveLength(before);
  });

  it('of a refused request is free for a better one', async () => {
    const key = `free-${orderId}`;
    const wrong = results({ assessment: 'Complete', tests: { ...DONE, SQL: 'InProgress' } });
    expect((await report(key, wrong)).status).toBe(422);
    expect((await report(key, WANTED)).status).toBe(202);
  });

  it('takes 1 to 255 visible characters', async () => {
    const statuses = await Promise.all(
      ['', 'a b', 'ä', 'k'.repeat(256), 'k'.repeat(255), '!~'].map(async (key) => (await report(key, {})).status),
    );
    expect(statuses).toEqual([400, 400, 400, 400, 202, 202]);
    const { body } = await report('k'.repeat(256), {});
    expect(body.Values).toMatchObject([{ Fields: expect.stringMatching(/^idempotency-key$/i) }]);
    expect(JSON.stringify(body)).not.toContain('kkkk');
  });
});
