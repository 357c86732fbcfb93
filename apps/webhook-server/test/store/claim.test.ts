import { describe, expect, test } from 'vitest';
import type { Claim } from '../../src/store/open-store.ts';
import { DONE, ENGINES, LATER, order, updates, useStore } from './engines.ts';

describe.each(ENGINES)('claim on %s', (engine) => {
  const context = useStore(engine);

  const claimAt = (now: number, limit = 10) => context.store.claim('inbox', { limit, now, leaseMs: 100 });
  const lanes = (claims: readonly Claim[]) => claims.map(({ lane }) => lane);
  const one = async (now: number): Promise<Claim> => {
    const [claim, ...more] = await claimAt(now);
    if (!claim || more.length > 0) throw new Error('expected one claim');
    return claim;
  };

  test('hands out the head of each ready lane, oldest first, and no lane twice', async () => {
    for (const [index, lane] of ['o-3', 'o-1', 'o-2'].entries()) {
      await context.store.receive(order(lane, 'Robin', 1_000 + index));
      await context.store.receive(order(lane, 'Kim', 2_000));
    }
    const claims = await claimAt(5_000);
    expect(lanes(claims)).toEqual(['o-3', 'o-1', 'o-2']);
    for (const { message } of claims) expect(message.revision).toBe(1);
    expect(await claimAt(5_000)).toEqual([]);
  });

  test('goes by the sequence of arrival among lanes that are ready since the same moment', async () => {
    const names = ['o-9', 'o-5', 'o-7', 'o-1'];
    for (const lane of names) await context.store.receive(order(lane));
    expect(lanes(await claimAt(5_000, 3))).toEqual(names.slice(0, 3));
    expect(lanes(await claimAt(5_000, 3))).toEqual(names.slice(3));
  });

  test.each([
    [-1, 0],
    [0, 0],
    [1, 1],
    [2, 2],
    [9, 3],
  ])('leases at most %i lanes', async (limit, count) => {
    for (const lane of ['o-1', 'o-2', 'o-3']) await context.store.receive(order(lane));
    expect(await claimAt(5_000, limit)).toHaveLength(count);
    expect(await claimAt(5_000)).toHaveLength(3 - count);
  });

  test('keeps the queues apart', async () => {
    await context.store.receive(order('o-1'));
    await context.store.enqueue(updates('o-1', [1]));
    const inbox = await claimAt(5_000);
    const outbox = await context.store.claim('outbox', LATER);
    expect([...inbox, ...outbox].map(({ queue, message }) => [queue, message.queue])).toEqual([
      ['inbox', 'inbox'],
      ['outbox', 'outbox'],
    ]);
  });

  test('waits until a lane is ready', async () => {
    await context.store.receive(order('o-1', 'Robin', 1_000));
    expect(await claimAt(999)).toEqual([]);
    expect(await claimAt(1_000)).toHaveLength(1);
  });

  test('counts the attempt before it hands the message out', async () => {
    const { id } = await context.store.receive(order('o-1'));
    for (const attempts of [1, 2, 3]) {
      const claim = await one(attempts * 10_000);
      expect([claim.attempts, claim.message.attempts]).toEqual([attempts, attempts]);
      expect(await context.store.getMessage(id)).toMatchObject({ attempts, state: 'pending' });
    }
  });

  test('counts the attempts of each message of a lane anew', async () => {
    const { id } = await context.store.receive(order('o-1'));
    await context.store.receive(order('o-1', 'Kim'));
    await one(10_000);
    await context.store.settle(await one(20_000), { ...DONE, now: 20_000 });
    expect(await one(30_000)).toMatchObject({ attempts: 1, message: { revision: 2 } });
    expect(await context.store.getMessage(id)).toMatchObject({ attempts: 2, state: 'done' });
  });

  test('leases a lane again when its lease has run out, under another fence', async () => {
    await context.store.receive(order('o-1'));
    const first = await one(5_000);
    expect(await claimAt(5_099)).toEqual([]);
    const second = await one(5_100);
    expect(second.fence).not.toBe(first.fence);
    expect(second.message.id).toBe(first.message.id);
  });

  test('renews a lease', async () => {
    await context.store.receive(order('o-1'));
    const claim = await one(5_000);
    expect(await context.store.renew(claim, 9_000)).toBe(true);
    expect(await claimAt(8_999)).toEqual([]);
    expect(await claimAt(9_000)).toHaveLength(1);
  });

  test('neither renews nor settles a lease that another took over', async () => {
    const { id } = await context.store.receive(order('o-1'));
    const lost = await one(5_000);
    const held = await one(6_000);
    const before = await context.store.getMessage(id);
    expect(await context.store.renew(lost, 90_000)).toBe(false);
    expect(await context.store.settle(lost, DONE)).toBe(false);
    expect(await context.store.settle(lost, { outcome: 'retry', readyAt: 90_000, error: 'Away.' })).toBe(false);
    expect(await context.store.settle(lost, { outcome: 'park', state: 'dead', now: 1, error: 'Bad.' })).toBe(false);
    expect(await context.store.getMessage(id)).toEqual(before);
    expect(await claimAt(6_099)).toEqual([]);
    expect(await context.store.settle(held, DONE)).toBe(true);
  });

  test('settles a claim only once', async () => {
    await context.store.receive(order('o-1'));
    await context.store.receive(order('o-1', 'Kim'));
    const claim = await one(5_000);
    expect(await context.store.settle(claim, DONE)).toBe(true);
    expect(await context.store.settle(claim, DONE)).toBe(false);
    expect(await context.store.renew(claim, 90_000)).toBe(false);
    expect((await one(5_000)).message.revision).toBe(2);
  });

  test('never repeats a fence in a lane, though it was empty in between', async () => {
    await context.store.receive(order('o-1'));
    const first = await one(5_000);
    await context.store.settle(first, DONE);
    await context.store.receive(order('o-1', 'Kim', 6_000));
    expect((await one(6_000)).fence).not.toBe(first.fence);
  });

  test('gives no lane to two of many that claim at once', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `o-${index}`);
    await Promise.all(names.map((lane) => context.store.receive(order(lane))));
    const claimed: string[] = [];
    for (let round = 0; round < 10 && claimed.length < names.length; round += 1) {
      const claims = await Promise.all(Array.from({ length: 8 }, () => claimAt(5_000, 3)));
      claimed.push(...lanes(claims.flat()));
    }
    expect(claimed.toSorted()).toEqual(names.toSorted());
  });
});
