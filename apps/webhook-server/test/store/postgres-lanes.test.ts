import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { until } from '../crash/support/canonical.ts';
import { createDatabase, query } from '../support/postgres.ts';
import { DONE, drain, LATER, order, updates } from './engines.ts';

/* What can go wrong only where several processes share a database: each `Store` here stands for one of them. */

let url = '';
let drop = async () => {};
const opened: Store[] = [];

const open = async (): Promise<Store> => {
  const store = await openStore({ databaseUrl: url, dataDir: '' });
  opened.push(store);
  return store;
};

beforeAll(async () => {
  ({ url, drop } = await createDatabase(inject('postgresUrl')));
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  await query(url, 'truncate messages, lanes, attempts, idempotency_keys restart identity');
});
afterAll(() => drop());

test('stores a callback once, though several processes get it at the same moment', async () => {
  const stores = await Promise.all([open(), open(), open()]);
  for (let round = 0; round < 20; round += 1) {
    const same = stores.flatMap((store) => [store.receive(order(`o-${round}`)), store.receive(order('o', `${round}`))]);
    const outcomes = (await Promise.all(same)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome !== 'duplicate')).toHaveLength(2);
  }
  const revisions = await stores[0]?.listMessages({ queue: 'inbox', lane: 'o', order: 'oldest', limit: 500 });
  expect(revisions?.map(({ revision }) => revision)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test('does not let processes wait for each other that receive for the same lanes in another sequence', async () => {
  const stores = await Promise.all([open(), open(), open()]);
  const lanes = Array.from({ length: 60 }, (_, index) => `o-${index}`);
  for (let round = 0; round < 15; round += 1) {
    const received = stores.flatMap((store, index) => {
      const sequence = index % 2 === 0 ? lanes : lanes.toReversed();
      return sequence.map((lane) => store.receive(order(lane, `${round} ${index}`)));
    });
    await Promise.all(received);
  }
  expect(await stores[0]?.counts()).toMatchObject([{ count: 15 * 3 * 60 }]);
});

test('leases no more lanes than asked for, whatever plan the server chooses', async () => {
  const forbidden = ['hashjoin', 'mergejoin', 'material', 'hashagg', 'sort', 'memoize'];
  const options = encodeURIComponent(forbidden.map((name) => `-c enable_${name}=off`).join(' '));
  const store = await openStore({ databaseUrl: `${url}?options=${options}`, dataDir: '' });
  opened.push(store);
  await Promise.all(Array.from({ length: 30 }, (_, index) => store.receive(order(`o-${index}`))));
  for (let round = 0; round < 5; round += 1) {
    expect(await store.claim('inbox', { ...LATER, limit: 2 })).toHaveLength(2);
  }
});

test('takes the seq of an update only when the lane is free, so that none is overtaken', async () => {
  const store = await open();
  await store.enqueue(updates('o-1', [1]));
  const [first] = await store.listMessages({ queue: 'outbox', limit: 1 });
  const holder = await held(`select from lanes where queue = 'outbox' and lane = 'o-1' for update`);
  const waiting = store.enqueue(updates('o-1', [2], first?.seq));
  await holder.blocked();
  const [taken] = await query<{ last_value: string }>(url, `select last_value from messages_seq_seq`);
  expect(Number(taken?.last_value)).toBe(first?.seq);
  await holder.release();
  expect((await waiting).outcome).toBe('queued');
});

test('keeps lanes whole while several processes receive, work and put back at once', async () => {
  const stores = await Promise.all([open(), open(), open()]);
  const lanes = ['o-1', 'o-2', 'o-3', 'o-4'];
  const handled = new Map<string, number[]>(lanes.map((lane) => [lane, []]));
  let receiving = true;
  const work = async (store: Store) => {
    for (;;) {
      const last = !receiving;
      const claims = await store.claim('inbox', LATER);
      for (const claim of claims) {
        handled.get(claim.lane)?.push(claim.message.revision);
        expect(await store.settle(claim, DONE)).toBe(true);
      }
      if (last && claims.length === 0 && (await store.nextReadyAt('inbox')) === null) return;
    }
  };
  const working = stores.map(work);
  for (let revision = 1; revision <= 40; revision += 1) {
    await Promise.all(lanes.map((lane, index) => stores[index % 3]?.receive(order(lane, String(revision)))));
  }
  receiving = false;
  await Promise.all(working);
  const expected = Array.from({ length: 40 }, (_, index) => index + 1);
  for (const lane of lanes) expect(handled.get(lane)).toEqual(expected);
});

test('hands out a head that was committed a moment before the lane was leased', async () => {
  const [first, second] = await Promise.all([open(), open()]);
  await first.receive(order('o-1'));
  for (let revision = 2; revision <= 60; revision += 1) {
    const [claim] = await first.claim('inbox', LATER);
    if (!claim) throw new Error('a lane was leased without its head');
    const [, , claims] = await Promise.all([
      second.receive(order('o-1', String(revision))),
      first.settle(claim, DONE),
      second.claim('inbox', LATER),
    ]);
    for (const early of claims) await second.settle(early, { outcome: 'retry', readyAt: 0, error: 'Not yet.' });
  }
});

test('passes over a lane that another process is just writing', async () => {
  const store = await open();
  await store.receive(order('o-1'));
  await store.receive(order('o-2'));
  const holder = await held(`select from lanes where lane = 'o-1' for update`);
  expect((await store.claim('inbox', LATER)).map(({ lane }) => lane)).toEqual(['o-2']);
  await holder.release();
});

test('leaves the leases of other processes alone when it opens', async () => {
  const store = await open();
  await store.receive(order('o-1'));
  const [claim] = await store.claim('inbox', LATER);
  const other = await open();
  expect(await other.claim('inbox', LATER)).toEqual([]);
  if (claim) expect(await store.settle(claim, DONE)).toBe(true);
});

test.each([
  ['without a lane', `delete from lanes`],
  ['in a lane that says it is empty', `update lanes set head = null`],
  ['behind a head that is settled', `update lanes set head = 1`],
])('finds messages %s at its start', async (_, damage) => {
  const store = await open();
  await store.receive(order('o-1'));
  await store.receive(order('o-1', 'Kim'));
  const [claim] = await store.claim('inbox', LATER);
  if (claim) await store.settle(claim, DONE);
  await store.enqueue(updates('o-1', [1]));
  await query(url, damage);
  const other = await open();
  expect(await drain(other, 'inbox')).toHaveLength(1);
  expect(await drain(other, 'outbox')).toHaveLength(1);
});

test('waits for the disk though the server is set up to answer before', async () => {
  const name = new URL(url).pathname.slice(1);
  await query(url, `alter database ${name} set synchronous_commit = off`);
  const store = await open();
  await query(url, `create table seen as select current_setting('synchronous_commit') as setting where false`);
  await query(
    url,
    `create function see() returns trigger language plpgsql as $$ begin
       insert into seen values (current_setting('synchronous_commit')); return null; end $$`,
  );
  await query(url, 'create trigger see after insert on messages for each row execute function see()');
  await store.receive(order('o-1'));
  expect(await query(url, 'select setting from seen')).toEqual([{ setting: 'on' }]);
  await query(url, 'drop function see cascade');
  await query(url, `alter database ${name} reset synchronous_commit`);
});

/** A lock held by another connection. */
async function held(text: string): Promise<{ blocked: () => Promise<void>; release: () => Promise<void> }> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  await client.query(text);
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return {
    blocked: () => until('somebody waits for the lock', async () => (await query(url, waiting)).length > 0),
    release: async () => {
      await client.query('rollback');
      await client.end();
    },
  };
}
