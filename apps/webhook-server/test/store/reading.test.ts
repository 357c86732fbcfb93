import { describe, expect, test } from 'vitest';
import { DONE, ENGINES, job, LATER, order, updates, useStore } from './engines.ts';

describe.each(ENGINES)('reading on %s', (engine) => {
  const context = useStore(engine);
  const receive = async (...given: Parameters<typeof order>) => (await context.store.receive(order(...given))).id;

  test('gives null for a message or an order that is not there', async () => {
    await context.store.receive(job('j-1'));
    expect(await context.store.getMessage('evt_unknown')).toBeNull();
    expect(await context.store.getOrder('o-1')).toBeNull();
    expect(await context.store.getOrder('j-1')).toBeNull();
  });

  test('lists the messages of one queue, newest or oldest first, page by page', async () => {
    const ids: string[] = [];
    for (const lane of ['o-1', 'o-2', 'o-3', 'o-4', 'o-5']) {
      ids.push(await receive(lane));
      await context.store.enqueue(updates(lane, [1]));
    }
    for (const [direction, expected] of [
      ['newest', ids.toReversed()],
      ['oldest', ids],
    ] as const) {
      const seen: string[] = [];
      let cursor: number | undefined;
      do {
        const at = cursor === undefined ? {} : { cursor };
        const page = await context.store.listMessages({ queue: 'inbox', order: direction, limit: 2, ...at });
        seen.push(...page.map(({ id }) => id));
        cursor = page.at(-1)?.seq;
      } while (cursor !== undefined);
      expect(seen).toEqual(expected);
    }
    const newest = await context.store.listMessages({ queue: 'inbox', limit: 500 });
    expect(newest.map(({ id }) => id)).toEqual(ids.toReversed());
  });

  test('lists by lane and state', async () => {
    const [a, b, c] = [await receive('o-1'), await receive('o-1', 'Kim'), await receive('o-2')];
    for (const claim of await context.store.claim('inbox', LATER)) await context.store.settle(claim, DONE);
    const list = async (query: object) => {
      const messages = await context.store.listMessages({ queue: 'inbox', order: 'oldest', limit: 10, ...query });
      return messages.map(({ id }) => id);
    };
    expect(await list({ lane: 'o-1' })).toEqual([a, b]);
    expect(await list({ state: 'done' })).toEqual([a, c]);
    expect(await list({ state: 'pending' })).toEqual([b]);
    expect(await list({ lane: 'o-2', state: 'pending' })).toEqual([]);
    const [first] = await context.store.listMessages({ queue: 'inbox', order: 'oldest', limit: 1 });
    expect(await list({ lane: 'o-1', state: 'done', cursor: first?.seq })).toEqual([]);
  });

  test.each([0, -1, 501, 1.5, Number.NaN])('refuses a list of %d', async (limit) => {
    await expect(context.store.listMessages({ queue: 'inbox', limit })).rejects.toThrow(RangeError);
  });

  test('shows the newest revision of an order, with the time and place of the first', async () => {
    await receive('o-1', 'Robin', 1_000);
    await receive('o-2', 'Robin', 1_500);
    await receive('o-1', 'Kim', 2_000);
    await receive('o-1', 'Robin', 3_000);
    const [first] = await context.store.listMessages({ queue: 'inbox', order: 'oldest', limit: 1 });
    expect(await context.store.getOrder('o-1')).toEqual({
      orderId: 'o-1',
      lane: 'o-1',
      companyId: 'B6001',
      messageId: (await context.store.listMessages({ queue: 'inbox', lane: 'o-1', limit: 1 }))[0]?.id,
      payload: order('o-1', 'Kim').payload,
      revision: 2,
      state: 'pending',
      seq: first?.seq,
      receivedAt: 1_000,
      revisedAt: 2_000,
      erasedAt: null,
    });
  });

  test('lists each order once, newest first by its first message, page by page', async () => {
    await context.store.receive(job('j-1'));
    for (const lane of ['o-1', 'o-2', 'o-3']) await receive(lane);
    await receive('o-1', 'Kim');
    const first = await context.store.listOrders({ limit: 2 });
    expect(first.map(({ orderId, revision }) => [orderId, revision])).toEqual([
      ['o-3', 1],
      ['o-2', 1],
    ]);
    const second = await context.store.listOrders({ limit: 2, before: first[1]?.seq ?? 0 });
    expect(second).toEqual([await context.store.getOrder('o-1')]);
  });

  test('counts messages by queue and state, with the time of the oldest', async () => {
    expect(await context.store.counts()).toEqual([]);
    await receive('o-1', 'Robin', 3_000);
    await receive('o-2', 'Robin', 2_000);
    await receive('o-3', 'Robin', 4_000);
    await context.store.enqueue(updates('o-1', [1, 2], null, 5_000));
    const [claim] = await context.store.claim('inbox', { ...LATER, now: 2_000 });
    if (claim) await context.store.settle(claim, DONE);
    expect(await context.store.counts()).toEqual([
      { queue: 'inbox', state: 'done', count: 1, oldestAt: 2_000 },
      { queue: 'inbox', state: 'pending', count: 2, oldestAt: 3_000 },
      { queue: 'outbox', state: 'pending', count: 2, oldestAt: 5_000 },
    ]);
  });

  test('knows when the next lane is due', async () => {
    const due = () => context.store.nextReadyAt('inbox');
    expect(await due()).toBeNull();
    await receive('o-1', 'Robin', 3_000);
    await receive('o-2', 'Robin', 4_000);
    expect(await due()).toBe(3_000);
    const [claim] = await context.store.claim('inbox', { limit: 1, now: 3_000, leaseMs: 500 });
    expect(await due()).toBe(3_500);
    if (claim) await context.store.renew(claim, 6_000);
    expect(await due()).toBe(4_000);
    if (claim) await context.store.settle(claim, { outcome: 'retry', readyAt: 3_700, error: 'Away.' });
    expect(await due()).toBe(3_700);
    expect(await context.store.nextReadyAt('outbox')).toBeNull();
  });

  test('check resolves while the database can be written', async () => {
    await expect(context.store.check()).resolves.toBeUndefined();
  });
});
