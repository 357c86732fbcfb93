import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { PostgresStore } from '../src/store/postgres/postgres-store.ts';
import type { Claim, Store } from '../src/store/store.ts';
import { holdLease } from '../src/worker/hold-lease.ts';
import { order } from './store/callbacks.ts';
import { createDatabase, query } from './support/postgres.ts';
import { silent } from './support/running-server.ts';
import { createWire } from './support/wire.ts';

describe('a lease that is held', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let wire: Awaited<ReturnType<typeof createWire>>;
  let store: Store;

  beforeEach(async () => {
    database = await createDatabase(inject('postgresUrl'));
    wire = await createWire(database.url);
    store = await PostgresStore.open(wire.url, { connectMs: 60_000, statementMs: 60_000, answerMs: 60_000 });
    await store.receive(order('o-1'));
  });
  afterEach(async () => {
    const closed = store.close();
    await wire.close();
    await closed;
    await database.drop();
  });

  const claimed = async (leaseMs: number): Promise<Claim> => {
    const [claim] = await store.claim('inbox', { limit: 1, now: Date.now(), leaseMs });
    if (!claim) throw new Error('the lane was ready');
    return claim;
  };
  const leaseUntil = async () => {
    const [row] = await query<{ lease_until: string }>(database.url, 'select lease_until from lanes');
    return Number(row?.lease_until);
  };

  test('is renewed again and again until it is released', async () => {
    const lease = holdLease(await claimed(3_000), { store, log: silent, leaseMs: 3_000, claimedAt: performance.now() });
    let before = await leaseUntil();
    for (let renewals = 0; renewals < 4; ) {
      const now = await leaseUntil();
      if (now > before) renewals += 1;
      before = now;
    }
    expect(lease.signal.aborted).toBe(false);
    lease.release();
  });

  test('is lost when another worker has taken the lane', async () => {
    const claim = await claimed(900);
    const lease = holdLease(claim, { store, log: silent, leaseMs: 900, claimedAt: performance.now() });
    await store.claim('inbox', { limit: 1, now: Date.now() + 60_000, leaseMs: 60_000 });
    await once(lease.signal, 'abort');
    lease.release();
  });

  test('is lost when it cannot be renewed in time, because the network swallows everything', async () => {
    const claim = await claimed(300);
    wire.silence();
    const lease = holdLease(claim, { store, log: silent, leaseMs: 300, claimedAt: performance.now() });
    await once(lease.signal, 'abort');
    lease.release();
  });
});
