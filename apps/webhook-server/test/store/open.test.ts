import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { openDatabase } from '../../src/store/sqlite/database.ts';
import { StoreUnavailableError } from '../../src/store/store.ts';
import { createDatabase, query } from '../support/postgres.ts';
import { DONE, drain, ENGINES, LATER, order, temporaryFolder, updates, useStore } from './engines.ts';

describe.each(ENGINES)('opening and closing on %s', (engine) => {
  const context = useStore(engine);

  test('names its engine', () => {
    expect(context.store.engine).toBe(engine);
  });

  test('keeps everything when it is closed and opened again', async () => {
    const { id } = await context.store.receive(order('o-1'));
    await context.store.enqueue(updates('o-1', [1, 2]));
    const before = await context.store.listMessages({ queue: 'outbox', limit: 10 });
    const store = await context.reopen();
    expect(await store.receive(order('o-1'))).toEqual({ outcome: 'duplicate', id });
    expect(await store.listMessages({ queue: 'outbox', limit: 10 })).toEqual(before);
    expect(await drain(store, 'inbox')).toEqual([id]);
  });

  test('finishes running work before it closes, and takes no more', async () => {
    const running = Array.from({ length: 50 }, (_, index) => context.store.receive(order(`o-${index}`)));
    const closed = context.store.close();
    await expect(context.store.receive(order('late'))).rejects.toThrow(StoreUnavailableError);
    expect((await Promise.all(running)).map(({ outcome }) => outcome)).toEqual(running.map(() => 'stored'));
    await closed;
    expect(await drain(await context.reopen(), 'inbox')).toHaveLength(50);
  });

  test('may be closed twice', async () => {
    await Promise.all([context.store.close(), context.store.close()]);
    await context.store.close();
  });

  test.each<[string, (store: Store) => Promise<unknown>]>([
    ['receive', (store) => store.receive(order('o-1'))],
    ['enqueue', (store) => store.enqueue(updates('o-1', [1]))],
    ['claim', (store) => store.claim('inbox', LATER)],
    ['nextReadyAt', (store) => store.nextReadyAt('inbox')],
    ['requeue', (store) => store.requeue('inbox', 'evt_1', ['done'])],
    ['changePace', (store) => store.changePace({ kind: 'look' })],
    ['getIdempotencyKey', (store) => store.getIdempotencyKey('k')],
    ['resolve', (store) => store.resolve('outbox', 'upd_1', { from: 'refused', to: 'discarded', now: 1 })],
    ['getMessage', (store) => store.getMessage('evt_1')],
    ['requeueAll', (store) => store.requeueAll('inbox', [{ id: 'evt_1', readyAt: 0 }], ['done'])],
    ['listOutlines', (store) => store.listOutlines({ queue: 'inbox', limit: 1 })],
    ['listLostOrders', (store) => store.listLostOrders({ limit: 1 })],
    ['countLostOrders', (store) => store.countLostOrders()],
    ['attempts', (store) => store.attempts('evt_1')],
    ['listMessages', (store) => store.listMessages({ queue: 'inbox', limit: 1 })],
    ['listOrders', (store) => store.listOrders({ limit: 1 })],
    ['getOrder', (store) => store.getOrder('o-1')],
    ['counts', (store) => store.counts()],
    ['check', (store) => store.check()],
  ])('%s on a closed store says that it is unavailable', async (_, call) => {
    await context.store.close();
    await expect(call(context.store)).rejects.toMatchObject({ code: 'store_unavailable', retryable: true });
  });
});

describe('the SQLite file', () => {
  let folder: string;
  const location = () => ({ databaseUrl: null, dataDir: join(folder, 'made/for it') });
  const file = () => join(location().dataDir, 'webhook-server.db');

  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('lies in a folder that only its owner may enter', async () => {
    await (await openStore(location())).close();
    expect(existsSync(file())).toBe(true);
    expect(statSync(location().dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'made')).mode & 0o777).toBe(0o700);
  });

  test('waits for the disk at each commit, also when it is opened again', () => {
    for (const _ of ['new', 'again']) {
      const { database, close } = openDatabase(file());
      const pragma = (name: string) => database.prepare(`pragma ${name}`).get()?.[name];
      expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
      close();
    }
  });

  test('is really written by a check: a read would not notice a full disk', async () => {
    const store = await openStore(location());
    const written = () => statSync(`${file()}-wal`).size;
    const before = written();
    await store.check();
    expect(written()).toBeGreaterThan(before);
    await store.close();
  });

  test('belongs to one store at a time', async () => {
    const store = await openStore(location());
    const second = openStore(location());
    await expect(second).rejects.toThrow(StoreUnavailableError);
    await expect(second).rejects.toThrow(/Another process uses .*webhook-server\.db/);
    await store.check();
    await store.close();
    await (await openStore(location())).close();
  });

  test('frees what a store that is gone had leased, and lets it settle nothing', async () => {
    const first = await openStore(location());
    await first.receive(order('o-1'));
    const [claim] = await first.claim('inbox', LATER);
    await first.close();
    const second = await openStore(location());
    if (claim) expect(await second.settle(claim, DONE)).toBe(false);
    const [again] = await second.claim('inbox', LATER);
    expect(again).toMatchObject({ attempts: 2, message: { id: claim?.message.id } });
    await second.close();
  });

  test('is refused when a newer program made it', async () => {
    await (await openStore(location())).close();
    const database = new DatabaseSync(file());
    database.exec('pragma user_version = 99');
    database.close();
    await expect(openStore(location())).rejects.toThrow('The database has version 99');
    // A refusal leaves no lock behind, in its own thread neither.
    for (const _ of ['once', 'again']) expect(() => openDatabase(file())).toThrow('The database has version 99');
  });
});

describe('the PostgreSQL database', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  const open = () => openStore({ databaseUrl: database.url, dataDir: '' });

  beforeEach(async () => {
    database = await createDatabase(inject('postgresUrl'));
  });
  afterEach(() => database.drop());

  test('gets its tables once, though many stores open at the same time', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(open));
    await stores[0]?.receive(order('o-1'));
    expect(await stores[3]?.getOrder('o-1')).toMatchObject({ revision: 1 });
    await Promise.all(stores.map((store) => store.close()));
  });

  test('is opened without a lock when its tables are up to date', async () => {
    await (await open()).close();
    const atWork = new pg.Client({ connectionString: database.url });
    await atWork.connect();
    await atWork.query('begin; lock table messages, lanes, schema_version in exclusive mode');
    await (await open()).close();
    await atWork.end();
  });

  test('is refused when a newer program made it', async () => {
    await (await open()).close();
    await query(database.url, 'update schema_version set version = 99');
    await expect(open()).rejects.toThrow('The database has version 99');
  });

  test('is refused when it cannot hold every character', async () => {
    const name = `test_latin_${process.pid}`;
    await query(
      inject('postgresUrl'),
      `create database ${name} encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0`,
    );
    const url = new URL(inject('postgresUrl'));
    url.pathname = `/${name}`;
    await expect(openStore({ databaseUrl: url.href, dataDir: '' })).rejects.toThrow('encoding UTF8');
    await query(inject('postgresUrl'), `drop database ${name} with (force)`);
  });
});
