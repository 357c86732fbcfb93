import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { inboxRow } from '../../src/store/rows.ts';
import { type OwnedDatabase, openDatabase } from '../../src/store/sqlite/database.ts';
import { createGroupCommit } from '../../src/store/sqlite/group-commit.ts';
import { createDatabase, query } from '../support/postgres.ts';
import { order, temporaryFolder, updates } from './engines.ts';

describe('a group of requests on sqlite', () => {
  let folder: string;
  let owned: OwnedDatabase;

  beforeEach(() => {
    folder = temporaryFolder();
    owned = openDatabase(join(folder, 'store.db'));
  });
  afterEach(() => {
    owned.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const receive = (id: number, input: object) => ({ id, name: 'receive', input }) as const;

  test('is stored but for the one that fails, of which nothing is stored', () => {
    const commit = createGroupCommit(owned.database);
    // Fails at its lane, after its message was written.
    owned.database.exec(`
      create trigger refuse before insert on lanes when new.lane = 'refused'
      begin select raise(fail, 'refused'); end`);
    const replies = commit(['o-1', 'refused', 'o-2'].map((lane, id) => receive(id, inboxRow(order(lane)))));
    expect(replies).toMatchObject([
      { id: 0, value: { outcome: 'stored' } },
      { id: 1, failure: { unavailable: false } },
      { id: 2, value: { outcome: 'stored' } },
    ]);
    const lanes = owned.database.prepare('select lane from messages order by seq').all();
    expect(lanes.map(({ lane }) => lane)).toEqual(['o-1', 'o-2']);
  });

  test('fails as a whole when the commit fails', () => {
    const commit = createGroupCommit(owned.database);
    owned.database.exec(`
      create table other (seq integer references messages (seq) deferrable initially deferred);
      create trigger refuse after insert on messages begin insert into other values (-1); end`);
    const replies = commit(['o-1', 'o-2'].map((lane, id) => receive(id, inboxRow(order(lane)))));
    expect(replies.map((reply) => 'failure' in reply)).toEqual([true, true]);
    expect(owned.database.prepare('select * from messages').all()).toEqual([]);
    owned.database.exec('drop trigger refuse');
    expect(commit([receive(3, inboxRow(order('o-1')))])).toMatchObject([{ id: 3, value: { outcome: 'stored' } }]);
  });

  test('fails as a whole when one of them loses the transaction for all', () => {
    const commit = createGroupCommit(owned.database);
    owned.database.exec(`
      create trigger refuse before insert on lanes when new.lane = 'refused'
      begin select raise(rollback, 'gone'); end`);
    const replies = commit(['o-1', 'refused', 'o-2'].map((lane, id) => receive(id, inboxRow(order(lane)))));
    expect(replies.map((reply) => 'failure' in reply)).toEqual([true, true, true]);
    expect(owned.database.prepare('select * from messages').all()).toEqual([]);
  });

  test('is told as unavailable when the file may not grow', () => {
    const commit = createGroupCommit(owned.database);
    owned.database.exec('pragma max_page_count = 1');
    const large = { ...inboxRow(order('o-1')), raw: new Uint8Array(1024 * 1024) };
    expect(commit([receive(1, large)])).toMatchObject([{ id: 1, failure: { unavailable: true } }]);
    owned.database.exec('pragma max_page_count = 100000');
    expect(commit([receive(2, large)])).toMatchObject([{ id: 2, value: { outcome: 'stored' } }]);
  });
});

describe('a group of callbacks on postgres', () => {
  test('is stored but for the one that fails, and the error says nothing of what is in it', async () => {
    const database = await createDatabase(inject('postgresUrl'));
    const store = await openStore({ databaseUrl: database.url, dataDir: '' });
    await query(database.url, `alter table messages add constraint refuse check (body not like '%Secret%')`);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => store.receive(order(`o-${index}`, index === 20 ? 'Secret' : 'Robin'))),
    );
    for (const [index, outcome] of outcomes.entries()) {
      expect(outcome.status).toBe(index === 20 ? 'rejected' : 'fulfilled');
    }
    const refused = outcomes[20]?.status === 'rejected' ? outcomes[20].reason : null;
    expect(refused).toMatchObject({ message: 'PostgreSQL refused a statement (SQLSTATE 23514, refuse).' });
    expect(JSON.stringify({ ...refused, cause: refused.cause })).not.toContain('Secret');
    await store.close();
    await database.drop();
  });

  test('goes by bytes, too, so that no statement grows without limit', async () => {
    const database = await createDatabase(inject('postgresUrl'));
    const store = await openStore({ databaseUrl: database.url, dataDir: '' });
    const large = (index: number) => ({
      ...order(`o-${index}`),
      raw: Buffer.from(JSON.stringify('x'.repeat(3 * 1024 * 1024))),
    });
    await Promise.all([0, 1, 2, 3, 4].map((index) => store.receive(large(index))));
    // Rows of one transaction have the same xmin.
    const groups = await query<{ count: string }>(
      database.url,
      'select count(*) from messages group by xmin::text order by min(seq)',
    );
    expect(groups.map(({ count }) => Number(count))).toEqual([2, 2, 1]);
    await store.close();
    await database.drop();
  });
});

describe('a group of reports on postgres', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let store: Awaited<ReturnType<typeof openStore>>;
  beforeEach(async () => {
    database = await createDatabase(inject('postgresUrl'));
    store = await openStore({ databaseUrl: database.url, dataDir: '' });
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const key = (index: number) => ({ key: `k-${index}`, hash: 'a'.repeat(64) });
  const report = (index: number) => store.enqueue({ ...updates(`o-${index}`, [1, 2]), idempotency: key(index) });
  const stored = () =>
    query<{ lane: string; body: string }>(database.url, 'select lane, body from messages order by seq');

  test('shares transactions: a thousand at the same time are stored, none waits for a connection', async () => {
    const outcomes = await Promise.all(Array.from({ length: 1_000 }, (_, index) => report(index)));
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['queued']));
    const groups = await query(database.url, 'select distinct xmin::text from messages');
    expect(groups.length).toBeLessThan(50);
    const bodies = Map.groupBy(await stored(), ({ lane }) => lane);
    expect(bodies.size).toBe(1_000);
    for (const [, both] of bodies) expect(both.map(({ body }) => JSON.parse(body).number)).toEqual([1, 2]);
  });

  test('is stored but for the one that fails', async () => {
    await query(database.url, `alter table messages add constraint refuse check (lane <> 'o-7')`);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => report(index)));
    expect(outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([7]);
    expect(new Set((await stored()).map(({ lane }) => lane)).size).toBe(19);
    expect(await store.getIdempotencyKey('k-7')).toBeNull();
  });

  test('answers each by what came before it: the same key, the same order, and others beside them', async () => {
    await store.receive(order('o-1'));
    const [first, again, taken, late, other] = await Promise.all([
      store.enqueue({ ...updates('o-1', [1]), idempotency: key(1) }),
      store.enqueue({ ...updates('o-1', [2]), idempotency: key(1) }),
      store.enqueue({ ...updates('o-2', [1]), idempotency: key(1) }),
      store.enqueue({ ...updates('o-1', [3]), idempotency: key(3) }),
      store.enqueue({ ...updates('o-4', [1]), idempotency: key(4) }),
    ]);
    expect(first).toMatchObject({ outcome: 'queued' });
    expect(again).toEqual({ ...first, outcome: 'repeated' });
    expect([taken?.outcome, late?.outcome, other?.outcome]).toEqual(['key_reused', 'conflict', 'queued']);
    expect((await stored()).map(({ lane }) => lane).sort()).toEqual(['o-1', 'o-1', 'o-4']);
    expect(await store.getIdempotencyKey('k-3')).toBeNull();
  });
});
