import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { until } from '../crash/support/canonical.ts';
import { PGBOUNCER, startPooler } from '../support/pooler.ts';
import { createDatabase, query } from '../support/postgres.ts';
import { DONE, LATER, order, updates } from './engines.ts';

if (!PGBOUNCER) console.warn('PgBouncer is not installed: what the store does behind it is not tested.');

describe.skipIf(!PGBOUNCER)('PostgreSQL behind PgBouncer', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let pooler: Awaited<ReturnType<typeof startPooler>>;
  beforeEach(async () => {
    database = await createDatabase(inject('postgresUrl'));
  });
  afterEach(async () => {
    await pooler.stop();
    await database.drop();
  });

  test('is a store like any other, when it keeps sessions', async () => {
    pooler = await startPooler(database.url, 'session');
    const location = { databaseUrl: pooler.url, dataDir: '' };
    const [store, other] = await Promise.all([openStore(location), openStore(location)]);
    const { promise: heard, resolve } = Promise.withResolvers<void>();
    store.onWork('inbox', resolve);
    const listening = `select from pg_stat_activity where query ilike 'listen %' and state = 'idle'`;
    await until('it listens', async () => (await query(database.url, listening)).length > 0);
    expect((await other.receive(order('o-1'))).outcome).toBe('stored');
    await heard;
    const [claim] = await store.claim('inbox', LATER);
    expect(claim && (await store.settle(claim, DONE))).toBe(true);
    expect((await store.enqueue(updates('o-1', [1]))).outcome).toBe('queued');
    expect(await store.alone('job', () => other.alone('job', async () => 'both'))).toBeNull();
    expect(await other.alone('job', async () => 'alone')).toBe('alone');
    await Promise.all([store.close(), other.close()]);
  });

  test.each(['transaction', 'statement'] as const)('is refused in a sentence when it pools by %s', async (mode) => {
    pooler = await startPooler(database.url, mode);
    const opened = openStore({ databaseUrl: pooler.url, dataDir: '' });
    await expect(opened).rejects.toThrow(/^DATABASE_URL leads to a pooler .*pool_mode = session.*\.$/);
    expect(await query(database.url, `select from pg_tables where tablename = 'messages'`)).toEqual([]);
  });
});
