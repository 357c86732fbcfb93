import { describe, expect, test } from 'vitest';
import { DONE, drain, ENGINES, LATER, order, updates, useStore } from './engines.ts';

describe.each(ENGINES)('requeueAll on %s', (engine) => {
  const context = useStore(engine);

  const dead = async (...given: Parameters<typeof order>) => {
    const { id } = await context.store.receive(order(...given));
    const [claim] = await context.store.claim('inbox', LATER);
    if (claim) await context.store.settle(claim, { outcome: 'settle', state: 'dead', now: 5_000, error: 'Away.' });
    return id;
  };
  const ready = async (now: number) => {
    const claims = await context.store.claim('inbox', { limit: 10, now, leaseMs: 10 });
    return claims.map(({ message }) => message.id);
  };

  test('puts messages back, each lane ready at its time, and says which', async () => {
    const ids = [await dead('o-1'), await dead('o-2'), await dead('o-3')];
    const messages = ids.map((id, at) => ({ id, readyAt: 10_000 + at * 100 }));
    const requeued = await context.store.requeueAll('inbox', messages, ['dead'], { replayed: true });
    expect(requeued.sort()).toEqual([...ids].sort());
    expect(await context.store.getMessage(ids[0] ?? '')).toMatchObject({
      ...{ state: 'pending', attempts: 0, lastError: null, settledAt: null, detail: { replayed: true } },
    });
    expect(await context.store.attempts(ids[0] ?? '')).toHaveLength(1);
    expect(await context.store.nextReadyAt('inbox')).toBe(10_000);
    expect(await ready(9_999)).toEqual([]);
    expect(await ready(10_000)).toEqual([ids[0]]);
    expect(await ready(10_100)).toContain(ids[1]);
  });

  test('leaves alone what is in another state, in the other queue, or not there', async () => {
    const gone = await dead('o-1');
    const { id: waiting } = await context.store.receive(order('o-2'));
    const queued = await context.store.enqueue(updates('o-3', [1]));
    const other = queued.outcome === 'queued' ? (queued.ids[0] ?? '') : '';
    const messages = ['evt_unknown', waiting, other, gone].map((id) => ({ id, readyAt: 0 }));
    expect(await context.store.requeueAll('inbox', messages, ['dead'])).toEqual([gone]);
    expect(await context.store.requeueAll('inbox', messages, ['dead'])).toEqual([]);
    expect(await context.store.requeueAll('inbox', [], ['dead'])).toEqual([]);
  });

  test('hands out the messages of one lane in their sequence, before those that came later', async () => {
    const ids = [await dead('o-1'), await dead('o-1', 'Kim')];
    const { id: later } = await context.store.receive(order('o-1', 'Lee'));
    const messages = [...ids].reverse().map((id) => ({ id, readyAt: 0 }));
    await context.store.requeueAll('inbox', messages, ['dead']);
    expect(await drain(context.store, 'inbox')).toEqual([...ids, later]);
  });

  test('keeps no work waiting for a replay', async () => {
    const id = await dead('o-1');
    const { id: fresh } = await context.store.receive(order('o-1', 'Kim', 6_000));
    await context.store.requeueAll('inbox', [{ id, readyAt: 900_000 }], ['dead']);
    expect(await ready(6_000)).toEqual([id]);
    expect(await drain(context.store, 'inbox', 7_000)).toEqual([id, fresh]);
  });

  test('unparks a lane, at the time given', async () => {
    const { id } = await context.store.receive(order('o-1'));
    const [claim] = await context.store.claim('inbox', LATER);
    const refused = { outcome: 'park', state: 'refused', now: 1_000, error: 'No.' } as const;
    if (claim) await context.store.settle(claim, refused);
    await context.store.receive(order('o-1', 'Kim'));
    await context.store.requeueAll('inbox', [{ id, readyAt: 50_000 }], ['refused']);
    expect(await ready(49_999)).toEqual([]);
    expect(await ready(50_000)).toEqual([id]);
  });

  test('takes no lease from the one who holds it', async () => {
    const id = await dead('o-1');
    await context.store.receive(order('o-1', 'Kim'));
    const [held] = await context.store.claim('inbox', LATER);
    await context.store.requeueAll('inbox', [{ id, readyAt: 0 }], ['dead']);
    expect(await ready(LATER.now)).toEqual([]);
    expect(held && (await context.store.settle(held, DONE))).toBe(true);
    expect(await drain(context.store, 'inbox')).toEqual([id]);
  });

  test('wakes who waits for work', async () => {
    const id = await dead('o-1');
    const woken = new Promise<void>((resolve) => void context.store.onWork('inbox', resolve));
    await context.store.requeueAll('inbox', [{ id, readyAt: 0 }], ['dead']);
    await woken;
  });

  test('takes at most 500', async () => {
    const many = Array.from({ length: 501 }, (_, at) => ({ id: `evt_${at}`, readyAt: 0 }));
    await expect(context.store.requeueAll('inbox', many, ['dead'])).rejects.toThrow(RangeError);
  });

  test('does not wait for callbacks of the same orders, nor they for it', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, (_, at) => context.store.receive(order(`o-${at}`))));
    for (;;) {
      const claims = await context.store.claim('inbox', { ...LATER, limit: 100 });
      if (claims.length === 0) break;
      const settled = { outcome: 'settle', state: 'dead', now: 1, error: 'No.' } as const;
      await Promise.all(claims.map((claim) => context.store.settle(claim, settled)));
    }
    const messages = ids.map(({ id }) => ({ id, readyAt: 0 })).reverse();
    const both = [
      context.store.requeueAll('inbox', messages, ['dead']),
      ...ids.map((_, at) => context.store.receive(order(`o-${at}`, 'Kim'))),
    ];
    expect((await Promise.all(both)).length).toBe(41);
    expect(await drain(context.store, 'inbox')).toHaveLength(80);
  });
});

describe.each(ENGINES)('listOutlines on %s', (engine) => {
  const context = useStore(engine);

  test('tells messages apart without what is in them', async () => {
    const placed = await context.store.receive(order('o-1'));
    const changed = await context.store.receive(order('o-1', 'Kim', 2_000));
    const common = { lane: 'o-1', companyId: 'B6001' };
    expect(await context.store.listOutlines({ queue: 'inbox', order: 'oldest', limit: 5_000 })).toEqual([
      { seq: expect.any(Number), id: placed.id, type: 'order.placed', createdAt: 1_000, ...common },
      { seq: expect.any(Number), id: changed.id, type: 'order.changed', createdAt: 2_000, ...common },
    ]);
    expect(await context.store.listOutlines({ queue: 'inbox', state: 'dead', limit: 10 })).toEqual([]);
    await expect(context.store.listOutlines({ queue: 'inbox', limit: 5_001 })).rejects.toThrow(RangeError);
  });
});
