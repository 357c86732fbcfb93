import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { handOver } from '../../src/handover/hand-over.ts';
import { PostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { createDatabase, query } from '../support/postgres.ts';
import { silent } from '../support/running-server.ts';
import { order, updates } from './engines.ts';

/* Replicas whose clocks are hours apart. PostgreSQL only: of SQLite there is one process on one machine. */

const HOUR = 3_600_000;
const MINUTE = 60_000;
const RETRY = { outcome: 'retry', error: 'Away.' } as const;

let url = '';
let drop = async () => {};
const opened: PostgresStore[] = [];
beforeAll(async () => {
  ({ url, drop } = await createDatabase(inject('postgresUrl')));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  await query(url, 'truncate messages, lanes, attempts, idempotency_keys restart identity');
});
afterAll(() => drop());

/** A process whose clock is wrong by so many ms. */
async function replica(wrongBy: number) {
  let skew = wrongBy;
  const now = () => Date.now() + skew;
  const store = await PostgresStore.open(url, undefined, now);
  opened.push(store);
  return {
    store,
    now,
    set: (ms: number) => (skew = ms),
    claim: (leaseMs = 5 * MINUTE) => store.claim('inbox', { limit: 10, now: now(), leaseMs }),
    lanes: async () => (await store.claim('inbox', { limit: 10, now: now(), leaseMs: 1 })).map(({ lane }) => lane),
    receive: (orderId: string) => store.receive(order(orderId, 'Robin', now())),
  };
}

/** Within a minute, of clocks that are an hour apart. */
const near = (expected: number) => ({
  asymmetricMatch: (actual: number) => Math.abs(actual - expected) < MINUTE,
});

describe.each([
  ['ahead', HOUR],
  ['behind', -HOUR],
])('a replica whose clock is an hour %s', (_name, skew) => {
  test('counts the patience with an event from when another one met the first failure', async () => {
    const [right, wrong] = [await replica(0), await replica(skew)];
    await right.receive('o-1');
    const attempt = async ({ store, claim, now }: typeof right, giveUpAfterMs: number) => {
      const refuse = () => Promise.reject(new Error('Not now.'));
      const options = { handlers: { order: refuse }, log: silent, backoff: { firstMs: 0, maxMs: 0 }, giveUpAfterMs };
      const [claimed] = await claim();
      if (!claimed) throw new Error('the event was ready');
      vi.useFakeTimers({ toFake: ['Date'], now: now() });
      const handle = handOver({ ...options, sharedNow: () => store.now() });
      const settled = await handle(claimed, new AbortController().signal).finally(() => vi.useRealTimers());
      await store.settle(
        claimed,
        settled.outcome === 'retry' ? { ...settled, readyAt: now() - 1_000, now: now() } : settled,
      );
      return settled.outcome;
    };
    for (const each of [wrong, right, wrong]) expect(await attempt(each, MINUTE)).toBe('retry');
    expect(await attempt(wrong, -MINUTE)).toBe('settle');
  });

  test('holds its leases against the others, and they theirs against it', async () => {
    const [right, wrong] = [await replica(0), await replica(skew)];
    await right.receive('o-1');
    const [first] = await right.claim();
    expect(await wrong.lanes()).toEqual([]);
    if (first) await right.store.settle(first, { ...RETRY, readyAt: right.now() - 1_000, now: right.now() });
    const [second] = await wrong.claim();
    expect(second?.lane).toBe('o-1');
    expect(await right.lanes()).toEqual([]);
    if (second) expect(await wrong.store.renew(second, wrong.now() + 5 * MINUTE)).toBe(true);
    expect(await right.lanes()).toEqual([]);
    if (second) expect(await wrong.store.renew(second, wrong.now() - 1_000)).toBe(true);
    expect(await right.lanes()).toEqual(['o-1']);
  });

  test('takes callbacks and updates that are ready for the others at once', async () => {
    const [right, wrong] = [await replica(0), await replica(skew)];
    await wrong.receive('o-1');
    expect(await right.lanes()).toEqual(['o-1']);
    await right.receive('o-2');
    expect(await wrong.lanes()).toContain('o-2');
    await wrong.store.enqueue(updates('o-1', [1], null, wrong.now()));
    expect(await right.store.claim('outbox', { limit: 1, now: right.now(), leaseMs: 1 })).toHaveLength(1);
  });

  test('lets a lane wait as long as it says, by the clock of whoever asks', async () => {
    const [right, wrong] = [await replica(0), await replica(skew)];
    await wrong.receive('o-1');
    const [claim] = await wrong.claim();
    if (claim) await wrong.store.settle(claim, { ...RETRY, readyAt: wrong.now() + 10 * MINUTE, now: wrong.now() });
    expect([await right.lanes(), await wrong.lanes()]).toEqual([[], []]);
    for (const { store, now } of [right, wrong]) {
      expect(await store.nextReadyAt('inbox')).toEqual(near(now() + 10 * MINUTE));
    }
    const { id } = claim?.message ?? { id: '' };
    const [attempt] = await right.store.attempts(id);
    expect(attempt?.failedAt).toEqual(near(right.now()));
    const [dead] = await right.store.claim('inbox', { limit: 1, now: right.now() + 11 * MINUTE, leaseMs: 1 });
    if (dead) await wrong.store.settle(dead, { outcome: 'settle', state: 'dead', now: wrong.now(), error: 'No.' });
    expect((await right.store.getMessage(id))?.settledAt).toEqual(near(right.now()));
    await wrong.store.requeueAll('inbox', [{ id, readyAt: wrong.now() + 10 * MINUTE }], ['dead']);
    expect(await right.store.nextReadyAt('inbox')).toEqual(near(right.now() + 10 * MINUTE));
  });

  test('tells what is held and how long things wait by its own clock', async () => {
    const [right, wrong] = [await replica(0), await replica(skew)];
    await right.receive('o-1');
    await right.receive('o-2');
    const [claim] = await right.store.claim('inbox', { limit: 1, now: right.now(), leaseMs: 5 * MINUTE });
    for (const { store, now } of [right, wrong]) {
      const held = { queue: 'inbox', limit: 10, leased: { is: true, now: now() } } as const;
      const listed = await store.listMessages(held);
      expect(listed.map(({ lane }) => lane)).toEqual(['o-1']);
      const until = near(now() + 5 * MINUTE);
      expect(listed[0]?.leasedUntil).toEqual(until);
      expect((await store.getMessage(claim?.message.id ?? ''))?.leasedUntil).toEqual(until);
      expect((await store.laneCounts())[0]).toMatchObject({ queue: 'inbox', waitingSince: near(now()) });
      expect(await store.counts()).toMatchObject([{ queue: 'inbox', oldestAt: near(now()) }]);
    }
  });

  test('neither erases what is in use nor keeps what is idle', async () => {
    const [right, wrong] = [await replica(0), await replica(skew)];
    await right.receive('o-1');
    const erase = (idleFor: number) =>
      wrong.store.erase({
        lane: 'o-1',
        remainder: {},
        now: wrong.now(),
        force: true,
        idleSince: wrong.now() - idleFor,
      });
    expect(await erase(10 * MINUTE)).toEqual({ outcome: 'active' });
    expect(await erase(-10 * MINUTE)).toMatchObject({ outcome: 'erased', erasedAt: near(right.now()) });
  });

  test('puts a lane back that it cannot read, to wait as long as it says', async () => {
    const [right, wrong] = [await replica(0), await replica(skew)];
    await right.receive('o-1');
    const [claim] = await wrong.claim();
    if (claim) await wrong.store.contents.putBack(claim, { readyAt: wrong.now() + 10 * MINUTE, error: 'No key.' });
    expect(await right.store.nextReadyAt('inbox')).toEqual(near(right.now() + 10 * MINUTE));
  });

  test('decides about a message at the time of the database', async () => {
    const [right, wrong] = [await replica(0), await replica(skew)];
    const { id } = await right.receive('o-1');
    const [claim] = await right.claim();
    if (claim) await right.store.settle(claim, { outcome: 'park', state: 'refused', now: right.now(), error: 'No.' });
    await wrong.store.resolve('inbox', id, { from: 'refused', to: 'discarded', now: wrong.now() });
    expect((await right.store.getMessage(id))?.settledAt).toEqual(near(right.now()));
  });
});

test('a clock that is set while the store is open changes nothing for the others', async () => {
  const [right, wrong] = [await replica(0), await replica(0)];
  await right.receive('o-1');
  await right.claim();
  wrong.set(HOUR);
  expect(await wrong.lanes()).toEqual([]);
  await wrong.receive('o-2');
  expect(await right.lanes()).toEqual(['o-2']);
});

test('clocks that agree leave every time as it was given', async () => {
  const { store } = await replica(100);
  await store.receive(order('o-1', 'Robin', 1_000));
  const [claim] = await store.claim('inbox', { limit: 1, now: 1_000, leaseMs: 100 });
  expect(claim?.message.createdAt).toBe(1_000);
  expect(await store.nextReadyAt('inbox')).toBe(1_100);
});
