import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Handlers } from '../src/index.ts';
import { createDatabase } from './support/postgres.ts';
import { orderCallback, RunningServer } from './support/running-server.ts';

const ORDERS = 20;
const TIMES = 6;

describe.each(['one server on SQLite', 'two servers on one PostgreSQL'])('the same orders at once, on %s', (name) => {
  const servers: RunningServer[] = [];
  const handed: string[] = [];
  const handlers: Handlers = {
    order: (order, { eventId, type }) => void handed.push(`${order.orderId} ${type} ${eventId}`),
  };
  let drop = async () => {};

  beforeAll(async () => {
    const two = name.startsWith('two');
    const database = two ? await createDatabase(inject('postgresUrl')) : null;
    drop = database?.drop ?? drop;
    const databaseUrl = database?.url ?? null;
    for (let at = 0; at < (two ? 2 : 1); at += 1) servers.push(await RunningServer.start({ databaseUrl, handlers }));
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await drop();
  });

  const deliver = (changes: object = {}) =>
    Promise.all(
      Array.from({ length: ORDERS * TIMES }, async (_, at) => {
        const server = servers[at % servers.length] as RunningServer;
        const { status, body } = await server.callback('orders', orderCallback(`o-${at % ORDERS}`, changes));
        return `${status} ${body.outcome}`;
      }),
    );
  const count = (answers: readonly string[]) =>
    Object.fromEntries(
      [...new Set(answers)].sort().map((each) => [each, answers.filter((one) => one === each).length]),
    );

  it('are all answered 200, stored once and handed over once', async () => {
    expect(count(await deliver())).toEqual({ '200 duplicate': ORDERS * (TIMES - 1), '200 stored': ORDERS });
    await expect.poll(() => handed.length, { timeout: 20_000 }).toBe(ORDERS);
    expect(new Set(handed).size).toBe(ORDERS);
    expect(handed.every((each) => each.includes(' order.placed evt_'))).toBe(true);
  });

  it('are one revision when they come changed', async () => {
    const changed = { location: 'Elsewhere' };
    expect(count(await deliver(changed))).toEqual({ '200 duplicate': ORDERS * (TIMES - 1), '200 revised': ORDERS });
    await expect.poll(() => handed.length, { timeout: 20_000 }).toBe(2 * ORDERS);
    expect(handed.filter((each) => each.includes(' order.changed evt_'))).toHaveLength(ORDERS);
    const { body } = await (servers[0] as RunningServer).get('/v1/orders/o-0');
    expect(body).toMatchObject({ revision: 2, assessmentOrder: changed });
  });
});
