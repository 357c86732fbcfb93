import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { Connections, TIMEOUTS } from '../../src/store/postgres/connections.ts';
import { PostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { type Claim, StoreUnavailableError } from '../../src/store/store.ts';
import { until } from '../crash/support/canonical.ts';
import { createDatabase, type PostgresServer, query, startPostgres } from '../support/postgres.ts';
import { createWire } from '../support/wire.ts';
import { drain, LATER, order, temporaryFolder, updates } from './engines.ts';

/** Every call that a store can answer only with its database. */
const CALLS: readonly ((store: Store) => Promise<unknown>)[] = [
  (store) => store.receive(order('while-away')),
  (store) => store.enqueue(updates('while-away', [1])),
  (store) => store.claim('inbox', LATER),
  (store) => store.check(),
];

const READS: readonly ((store: Store) => Promise<unknown>)[] = [
  (store) => store.getOrder('o-1'),
  (store) => store.listMessages({ queue: 'inbox', limit: 1 }),
  (store) => store.counts(),
];

async function expectUnavailable(store: Store, calls = CALLS): Promise<void> {
  for (const outcome of await Promise.allSettled(calls.map((call) => call(store)))) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailableError) });
  }
}

describe('a SQLite file that cannot be used', () => {
  let dataDir: string;
  const file = () => join(dataDir, 'webhook-server.db');

  beforeEach(() => {
    dataDir = temporaryFolder();
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  test('is told as unavailable while another program holds it, can be read, and is written again afterwards', async () => {
    const store = await openStore({ databaseUrl: null, dataDir });
    await store.receive(order('o-1'));
    const other = new DatabaseSync(file());
    other.exec('begin immediate');
    await expectUnavailable(store);
    for (const read of READS) await read(store);
    other.exec('rollback');
    other.close();
    expect((await store.receive(order('while-away'))).outcome).toBe('stored');
    expect(await drain(store, 'inbox')).toHaveLength(2);
    await store.close();
  });

  test.each([
    ['is no database', () => writeFileSync(file(), 'x'.repeat(5_000))],
    ['has no folder', () => writeFileSync(join(dataDir, 'file'), '')],
  ])('is refused at the start when it %s', async (name, damage) => {
    damage();
    const folder = name === 'has no folder' ? join(dataDir, 'file', 'below') : dataDir;
    await expect(openStore({ databaseUrl: null, dataDir: folder })).rejects.toThrow(StoreUnavailableError);
  });
});

describe('a PostgreSQL server that goes away', () => {
  let server: PostgresServer;
  let store: Store;

  beforeAll(async () => {
    server = await startPostgres();
    store = await openStore({ databaseUrl: server.url, dataDir: '' });
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await server.remove();
  });

  test.each(['stop', 'kill'] as const)(
    'is told as unavailable after a %s, and used again when it is back',
    async (end) => {
      const { id } = await store.receive(order(`before-${end}`));
      const woken = new Set<string>();
      store.onWork('inbox', () => woken.add('inbox'));
      // Some are under way when it happens: an answer or an error, but each only once and none for ever.
      const underWay = Promise.allSettled(
        Array.from({ length: 20 }, (_, index) => store.receive(order(`${end}-${index}`))),
      );
      await server[end]();
      const outcomes = await underWay;
      await expectUnavailable(store, [...CALLS, ...READS]);
      await server.start();
      await store.check();
      expect(await store.getMessage(id)).toMatchObject({ state: 'pending' });
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(StoreUnavailableError);
        else expect((await store.receive(order(`${end}-${index}`))).outcome).toBe('duplicate');
      }
      expect(await drain(store, 'inbox')).toContain(id);
      await hearsOthers(woken);
    },
  );

  /** The connection that listens comes back by itself. */
  async function hearsOthers(woken: Set<string>): Promise<void> {
    const listening = `select from pg_stat_activity where query ilike 'listen %' and state = 'idle'`;
    await until('it listens', async () => (await query(server.url, listening)).length > 0);
    const other = await openStore({ databaseUrl: server.url, dataDir: '' });
    woken.clear();
    await other.receive(order(`from-another-${Math.random()}`));
    await other.close();
    await until('it hears of the order', () => woken.has('inbox'));
  }

  test('is told as unavailable at the start', async () => {
    const url = new URL(server.url);
    url.port = '1';
    await expect(openStore({ databaseUrl: url.href, dataDir: '' })).rejects.toThrow(StoreUnavailableError);
    url.href = server.url;
    url.password = 'wrong';
    const refused = openStore({ databaseUrl: url.href, dataDir: '' });
    await expect(refused).rejects.toThrow(StoreUnavailableError);
    await expect(refused).rejects.not.toThrow(/wrong/);
  });

  test('is told as unavailable when it only takes reads any more', async () => {
    await query(server.url, 'alter database postgres set default_transaction_read_only = on');
    await query(server.url, terminateOthers);
    await expectUnavailable(store);
    const writing = `${server.url}?options=${encodeURIComponent('-c default_transaction_read_only=off')}`;
    await query(writing, 'alter database postgres reset all');
    await query(server.url, terminateOthers);
    await store.check();
  });
});

const terminateOthers = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

describe('a PostgreSQL server that is slow', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;

  beforeEach(async () => {
    database = await createDatabase(inject('postgresUrl'));
  });
  afterEach(() => database.drop());

  test('may cut a connection in the middle of a transaction', async () => {
    const connections = new Connections(database.url, TIMEOUTS);
    const cut = connections.transaction(async (connection) => {
      const { rows } = await connection.query<{ pid: number }>('select pg_backend_pid() as pid');
      await query(database.url, 'select pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await connection.query('select');
    });
    await expect(cut).rejects.toThrow(StoreUnavailableError);
    expect((await connections.query('select 1')).changed).toBe(1);
    await connections.close();
  });

  test('is given up after a time limit, when it waits for a lock', async () => {
    const store = await PostgresStore.open(database.url, { connectMs: 5_000, statementMs: 500, answerMs: 60_000 });
    await store.receive(order('o-1'));
    const blocker = query(database.url, 'begin; lock table lanes in exclusive mode; select pg_sleep(60)');
    const blocked = blocker.catch(() => 'terminated');
    const locked = `select from pg_locks where mode = 'ExclusiveLock' and relation = 'lanes'::regclass`;
    await until('the table is locked', async () => (await query(database.url, locked)).length > 0);
    await expectUnavailable(store, CALLS.slice(0, 2));
    await query(database.url, terminateOthers);
    await blocked;
    expect((await store.receive(order('while-away'))).outcome).toBe('stored');
    await store.close();
  });

  test('is given up after a time limit, when the network swallows everything, and used again when it is back', async () => {
    const wire = await createWire(database.url);
    const store = await PostgresStore.open(wire.url, { connectMs: 2_000, statementMs: 5_000, answerMs: 2_000 });
    await store.receive(order('o-1'));
    wire.silence();
    await expectUnavailable(store, [...CALLS, ...READS]);
    wire.restore();
    expect((await store.receive(order('o-1'))).outcome).toBe('duplicate');
    await store.close();
    await wire.close();
  });

  test('keeps nothing of a transaction that it did not begin, though all of it was sent at once', async () => {
    const wire = await createWire(database.url);
    const store = await PostgresStore.open(wire.url);
    const { id } = await store.receive(order('o-1'));
    await store.enqueue(updates('o-1', [1]));
    const content = `select (select json_agg(messages) from messages)::text, (select json_agg(lanes) from lanes)::text`;
    const before = await query(database.url, content);
    wire.distort('begin', 'begun');
    const claim = { queue: 'inbox', lane: 'o-1', fence: 0 } as Claim;
    await expectUnavailable(store, [
      (each) => each.receive(order('o-2')),
      (each) => Promise.all([each.receive(order('o-3')), each.receive(order('o-1', 'Kim'))]),
      (each) => each.enqueue(updates('o-1', [2])),
      (each) => each.claim('inbox', LATER),
      (each) => each.renew(claim, 5),
      (each) => each.requeue('inbox', id, ['pending']),
    ]);
    expect(await query(database.url, content)).toEqual(before);
    wire.distort();
    expect((await store.receive(order('o-2'))).outcome).toBe('stored');
    await store.close();
    await wire.close();
  });

  test('does not turn what is committed into a failure, when it goes away right after the commit', async () => {
    const wire = await createWire(database.url);
    const store = await PostgresStore.open(wire.url, { connectMs: 2_000, statementMs: 5_000, answerMs: 2_000 });
    const { id } = await store.receive(order('o-1'));
    wire.silenceAfter('COMMIT');
    const outcomes = await Promise.all([
      store.receive(order('o-2')),
      store.receive(order('o-1')),
      store.receive(order('o-1', 'Kim')),
    ]);
    expect(outcomes).toMatchObject([{ outcome: 'stored' }, { outcome: 'duplicate', id }, { outcome: 'revised' }]);
    await expectUnavailable(store);
    wire.restore();
    await store.close();
    await wire.close();
  });
});
