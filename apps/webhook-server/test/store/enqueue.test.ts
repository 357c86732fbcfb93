import { describe, expect, test } from 'vitest';
import { DONE, drain, ENGINES, LATER, order, updates, useStore } from './engines.ts';

describe.each(ENGINES)('enqueue on %s', (engine) => {
  const context = useStore(engine);

  const enqueue = async (...given: Parameters<typeof updates>) => {
    const enqueued = await context.store.enqueue(updates(...given));
    return enqueued.outcome === 'queued' ? enqueued.ids : [];
  };
  const outbox = (lane: string) => context.store.listMessages({ queue: 'outbox', lane, order: 'oldest', limit: 500 });

  test('appends updates to the lane of the order in the given sequence', async () => {
    const numbers = Array.from({ length: 50 }, (_, index) => index);
    const origin = { requestId: 'req-1', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
    const queued = await context.store.enqueue({ ...updates('o-1', numbers, null, 1_234), origin });
    const ids = queued.outcome === 'queued' ? queued.ids : [];
    const messages = await outbox('o-1');
    expect(messages.map(({ id }) => id)).toEqual(ids);
    expect(messages.map(({ body }) => body)).toEqual(numbers.map((number) => ({ number })));
    expect(await drain(context.store, 'outbox')).toEqual(ids);
    expect(messages[0]).toEqual({
      seq: expect.any(Number),
      id: ids[0],
      queue: 'outbox',
      lane: 'o-1',
      type: 'order.update',
      companyId: 'B6001',
      revision: 1,
      body: { number: 0 },
      state: 'pending',
      attempts: 0,
      lastError: null,
      detail: null,
      createdAt: 1_234,
      settledAt: null,
      erasedAt: null,
      origin,
    });
  });

  test('gives each update an id of its own', async () => {
    const ids = [...(await enqueue('o-1', [1, 1])), ...(await enqueue('o-2', [1]))];
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^upd_[0-9a-f]{32}$/);
  });

  test('stores nothing when the caller has not seen the newest update', async () => {
    await enqueue('o-1', [1]);
    expect(await context.store.enqueue(updates('o-1', [2, 3]))).toEqual({ outcome: 'conflict' });
    const [first] = await outbox('o-1');
    await enqueue('o-1', [2], first?.seq);
    expect(await context.store.enqueue(updates('o-1', [3], first?.seq))).toEqual({ outcome: 'conflict' });
    expect((await outbox('o-1')).map(({ body }) => body)).toEqual([{ number: 1 }, { number: 2 }]);
  });

  test('minds settled updates, but neither other orders nor the inbox', async () => {
    await context.store.receive(order('o-1'));
    await enqueue('o-2', [1]);
    expect(await enqueue('o-1', [1])).toHaveLength(1);
    await drain(context.store, 'outbox');
    expect((await context.store.enqueue(updates('o-1', [2]))).outcome).toBe('conflict');
  });

  test('lets only one of many callers that saw the same continue', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, index) => enqueue('o-1', [index, index])));
    expect(all.filter((ids) => ids.length === 2)).toHaveLength(1);
    expect(await outbox('o-1')).toHaveLength(2);
  });

  test('refuses updates without a body', async () => {
    await expect(context.store.enqueue(updates('o-1', []))).rejects.toThrow(RangeError);
    expect(await outbox('o-1')).toEqual([]);
  });

  test('lets a parked lane go on, with the update that was waiting first', async () => {
    const [first, second] = await enqueue('o-1', [1, 2]);
    const [claim] = await context.store.claim('outbox', LATER);
    expect(claim?.message.id).toBe(first);
    if (claim) await context.store.settle(claim, { outcome: 'park', state: 'refused', now: 5, error: 'Refused.' });
    expect(await context.store.claim('outbox', LATER)).toEqual([]);
    const newest = (await outbox('o-1')).at(-1);
    const [third] = await enqueue('o-1', [3], newest?.seq);
    expect(await drain(context.store, 'outbox')).toEqual([second, third]);
  });

  test('leaves a lane that waits for its next attempt waiting', async () => {
    await enqueue('o-1', [1]);
    const [claim] = await context.store.claim('outbox', LATER);
    if (claim) await context.store.settle(claim, { outcome: 'retry', readyAt: LATER.now + 500, error: 'Away.' });
    await enqueue('o-1', [2], claim?.message.seq);
    expect(await context.store.claim('outbox', { ...LATER, now: LATER.now + 499 })).toEqual([]);
    expect(await context.store.claim('outbox', { ...LATER, now: LATER.now + 500 })).toHaveLength(1);
  });

  test('makes an empty lane ready from the time of the update', async () => {
    await enqueue('o-1', [1], null, 5_000);
    const [claim] = await context.store.claim('outbox', { ...LATER, now: 5_000 });
    if (claim) await context.store.settle(claim, DONE);
    await enqueue('o-1', [2], claim?.message.seq, 7_000);
    expect(await context.store.nextReadyAt('outbox')).toBe(7_000);
  });
});
