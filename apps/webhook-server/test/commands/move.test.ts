import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { drain, LATER, order, temporaryFolder, updates } from '../store/engines.ts';
import { type Place, run, tablesOf } from '../store/fixtures/dump.ts';
import { fill } from '../store/fixtures/scenario.ts';
import { command } from '../support/command.ts';
import { createDatabase, query } from '../support/postgres.ts';

describe('move', () => {
  let dataDir: string;
  let target: Awaited<ReturnType<typeof createDatabase>>;
  const move = (args: string[] = [], environment = {}) => {
    return command(['move', ...args], { DATA_DIR: dataDir, DATABASE_URL: target.url, ...environment });
  };
  const source = () => join(dataDir, 'webhook-server.db');
  const hash = () => createHash('sha256').update(readFileSync(source())).digest('hex');

  beforeEach(async () => {
    dataDir = temporaryFolder();
    target = await createDatabase(inject('postgresUrl'));
  });
  afterEach(async () => {
    await target.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function openSqlite(): Promise<Store> {
    const store = await openStore({ databaseUrl: null, dataDir });
    onTestFinished(() => store.close());
    return store;
  }

  async function openTarget(): Promise<Store> {
    const store = await openStore({ databaseUrl: target.url, dataDir: '' });
    onTestFinished(() => store.close());
    return store;
  }

  /** Rows of all tables in a form that does not depend on the engine. */
  async function rowsOf(place: Place) {
    const tables = (await tablesOf(place)).filter(({ name }) => name !== 'schema_version');
    const plain = (value: unknown) => {
      if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
      return typeof value === 'boolean' ? Number(value) : value;
    };
    return tables.map(({ name, rows }) => {
      const texts = rows.map((row) => {
        const sorted = Object.entries(row).sort(([left], [right]) => (left < right ? -1 : 1));
        return JSON.stringify(sorted.map(([column, value]) => [column, value === null ? null : String(plain(value))]));
      });
      return { name, rows: texts.sort() };
    });
  }

  test('takes everything along, and leaves the file as it was', async () => {
    const before = await openSqlite();
    await fill(before);
    // More than one batch.
    await Promise.all(Array.from({ length: 1_100 }, (_, index) => before.receive(order(`many-${index}`, 'Zoë'))));
    await before.receive(order('o-leased', 'Ada\u0000Lovelace'));
    await before.claim('inbox', { ...LATER, limit: 3 });
    await before.close();
    const bytes = hash();

    const { code, text } = await move();
    expect(text).toMatch(/^messages: 1\d\d\d rows, compared\.$/m);
    expect(code).toBe(0);
    expect(hash()).toBe(bytes);

    const copy = temporaryFolder();
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    cpSync(dataDir, copy, { recursive: true });
    // What the next owner of the file would do: leases are given back, and their fences move on.
    const database = new DatabaseSync(join(copy, 'webhook-server.db'));
    database.exec('update lanes set lease_until = 0, fence = fence + 1 where lease_until > 0');
    database.close();
    const wanted = await rowsOf({ engine: 'sqlite', folder: copy });
    expect(await rowsOf({ engine: 'postgres', url: target.url })).toEqual(wanted);

    const [after, sqlite] = [await openTarget(), await openSqlite()];
    const [newest] = await after.listMessages({ queue: 'inbox', limit: 1 });
    await after.receive(order('o-new'));
    const [next] = await after.listMessages({ queue: 'inbox', limit: 1 });
    expect(next?.seq).toBe((newest?.seq ?? 0) + 1);
    // Only now: what is there already may use up a number.
    expect(await after.receive(order('many-7', 'Zoë'))).toMatchObject({ outcome: 'duplicate' });
    await sqlite.receive(order('o-new'));
    expect(await drain(after, 'outbox')).toEqual(await drain(sqlite, 'outbox'));
    expect((await after.counts()).find(({ state, queue }) => queue === 'inbox' && state === 'pending')).toMatchObject({
      count: (await sqlite.counts()).find(({ state, queue }) => queue === 'inbox' && state === 'pending')?.count,
    });
  }, 60_000);

  test('is refused into a database that holds something, which stays as it was', async () => {
    await (await openSqlite()).close();
    const used = await openTarget();
    await used.receive(order('o-1'));
    const { code, text } = await move();
    expect([code, text]).toEqual([1, 'The PostgreSQL database is not empty: it holds data of a webhook server.']);
    expect(await drain(used, 'inbox')).toHaveLength(1);
  });

  test('is refused while a server uses the file', async () => {
    const store = await openSqlite();
    const { code, text } = await move();
    expect(code).toBe(1);
    expect(text).toMatch(/webhook-server\.db is in use\. Stop the webhook server before you move its data\.$/);
    await store.close();
    expect(await move()).toMatchObject({ code: 0 });
  });

  test('is refused for a file of another version', async () => {
    await (await openSqlite()).close();
    await run({ engine: 'sqlite', folder: dataDir }, 'pragma user_version = 1');
    expect(await move()).toMatchObject({ code: 1, text: expect.stringMatching(/has version 1 .* Start this version/) });
  });

  test('that cannot store one row moves nothing', async () => {
    const store = await openSqlite();
    await store.receive(order('o-1'));
    await store.enqueue(updates('o-1', [1]));
    await store.close();
    await (await openTarget()).close();
    await query(target.url, `alter table messages add constraint no_updates check (queue <> 'outbox')`);
    const { code, text } = await move();
    expect([code, text]).toEqual([1, 'PostgreSQL refused a statement (SQLSTATE 23514, no_updates).']);
    expect(await query(target.url, 'select from messages')).toEqual([]);
  });

  test('notices a row that is not what was read', async () => {
    const store = await openSqlite();
    await store.receive(order('o-1'));
    await store.close();
    await (await openTarget()).close();
    await query(
      target.url,
      `create function change() returns trigger language plpgsql as $$ begin new.company_id = 'other'; return new; end $$;
       create trigger change before insert on messages for each row execute function change()`,
    );
    const { code, text } = await move();
    expect([code, text]).toEqual([1, 'The rows of messages are not the same after the move. Nothing was moved.']);
    expect(await query(target.url, 'select from messages')).toEqual([]);
  });

  test('takes its target by the name of a variable, never a URL', async () => {
    await (await openSqlite()).close();
    const shown = await move(['--to', target.url]);
    expect(shown).toMatchObject({ code: 2, text: expect.stringContaining('list of processes') });
    expect(shown.text).not.toContain(target.url);
    expect(await move(['--to', 'TARGET'])).toEqual({
      code: 1,
      text: 'TARGET is missing: the PostgreSQL database to move to.',
    });
    expect(await move(['--to', 'TARGET'], { TARGET: target.url })).toMatchObject({ code: 0 });
    expect(await move([], { DATABASE_URL: 'postgres://user:hunter2@127.0.0.1:9/db' })).toEqual({
      code: 1,
      text: 'PostgreSQL cannot be reached.',
    });
  });
});
