import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Claim, openStore, type Store } from '../../src/store/open-store.ts';
import { createDatabase, query } from '../support/postgres.ts';
import { DONE, empty, LATER, order } from './engines.ts';

/* What is asked for together on PostgreSQL shares a transaction; rows of one transaction have the same xmin. */

let url = '';
let drop = async () => {};
const opened: Store[] = [];

const open = async (): Promise<Store> => {
  const store = await openStore({ databaseUrl: url, dataDir: '' });
  opened.push(store);
  return store;
};
const receive = (store: Store, lanes: readonly string[], name: string) =>
  Promise.all(lanes.map((lane) => store.receive(order(lane, name))));
const lanesNamed = (count: number) =>
  Array.from({ length: count }, (_, index) => `o-${String(index).padStart(3, '0')}`);

beforeAll(async () => {
  ({ url, drop } = await createDatabase(inject('postgresUrl')));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  await empty({ databaseUrl: url, dataDir: '' });
});
afterAll(() => drop());

describe('claims, renewals and settlements that are asked for together', () => {
  test('share one transaction, and the claim finds the lanes that were settled in it', async () => {
    const store = await open();
    const lanes = lanesNamed(20);
    await receive(store, lanes, 'Robin');
    await receive(store, lanes, 'Kim');
    const first = await store.claim('inbox', { ...LATER, limit: 20 });
    const settling = first.map((claim) => store.settle(claim, DONE));
    const second = await store.claim('inbox', { ...LATER, limit: 20 });
    expect(await Promise.all(settling)).toEqual(first.map(() => true));
    expect(second.map(({ lane, message }) => [lane, message.revision, message.attempts])).toEqual(
      lanes.map((lane) => [lane, 2, 1]),
    );
    const transactions = await query(url, 'select distinct xmin::text from messages');
    expect(transactions).toHaveLength(1);
  });

  test('change nothing for a lease that was lost, whatever stands beside it', async () => {
    const store = await open();
    const lanes = lanesNamed(8);
    await receive(store, lanes, 'Robin');
    const lost = await store.claim('inbox', { limit: 4, now: 5_000, leaseMs: 100 });
    const held = await store.claim('inbox', { limit: 8, now: 6_000, leaseMs: 100_000 });
    expect(held).toHaveLength(8);
    const both = held.flatMap((claim) => [...lost.filter(({ lane }) => lane === claim.lane), claim]);
    const renewed = await Promise.all(both.map((claim) => store.renew(claim, 200_000)));
    expect(both.filter((_, index) => renewed[index])).toEqual(held);
    const settled = await Promise.all(both.map((claim) => store.settle(claim, DONE)));
    expect(both.filter((_, index) => settled[index])).toEqual(held);
  });

  test('end a claim once, though it is settled twice at once', async () => {
    const store = await open();
    await store.receive(order('o-1'));
    const [claim] = (await store.claim('inbox', LATER)) as [Claim];
    const dead = { outcome: 'settle', state: 'dead', now: 3_000, error: 'Bad.' } as const;
    expect(await Promise.all([store.settle(claim, DONE), store.settle(claim, dead)])).toEqual([true, false]);
    expect(await store.getMessage(claim.message.id)).toMatchObject({ state: 'done', lastError: null });
  });

  test('are stored but for the one that PostgreSQL refuses', async () => {
    const store = await open();
    await receive(store, lanesNamed(5), 'Robin');
    await query(url, `alter table messages add constraint refuse check (last_error not like '%Refused%')`);
    const claims = await store.claim('inbox', LATER);
    const outcomes = await Promise.allSettled(
      claims.map((claim, index) => store.settle(claim, { ...DONE, error: index === 2 ? 'Refused.' : 'Taken.' })),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(claims.map((_, at) => (at === 2 ? 'rejected' : 'fulfilled')));
    expect(await store.listMessages({ queue: 'inbox', state: 'done', limit: 10 })).toHaveLength(4);
    await query(url, 'alter table messages drop constraint refuse');
  });

  test('do not let processes wait for each other that hold and have lost the same lanes', async () => {
    const stores = await Promise.all([open(), open(), open()]);
    const lanes = lanesNamed(60);
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(stores.map((store, index) => receive(store, lanes, `${round} ${index}`)));
      const claims: Claim[][] = [];
      for (const [index, store] of stores.entries()) {
        claims.push(await store.claim('inbox', { limit: 60, now: 10_000 * (3 * round + index + 1), leaseMs: 100 }));
      }
      const ends = stores.map((store, index) => {
        const sequence = index === 1 ? (claims[index] ?? []).toReversed() : (claims[index] ?? []);
        return Promise.all([
          ...sequence.map((claim) => store.renew(claim, 10_000 * (3 * round + index + 2))),
          ...sequence.map((claim) => store.settle(claim, { outcome: 'retry', readyAt: 0, error: 'Not yet.' })),
          ...lanes.map((lane) => store.receive(order(lane, `late ${round} ${index}`))),
        ]);
      });
      const settled = (await Promise.all(ends)).map(
        (each) => each.slice(60, 120).filter((held) => held === true).length,
      );
      expect(settled).toEqual([0, 0, 60]);
    }
  });
});
