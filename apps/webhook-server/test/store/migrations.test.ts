import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { createDatabase } from '../support/postgres.ts';
import { drain, ENGINES, order } from './engines.ts';
import { type EngineName, MIGRATIONS, type Place, run, type Table, tablesOf } from './fixtures/dump.ts';
import hashes from './fixtures/migrations.json' with { type: 'json' };

const REPAIR = 'Run: pnpm --filter @assessment-kit/webhook-server fixture';

describe.each(ENGINES)('migrations of %s', (engine) => {
  const versions = MIGRATIONS[engine].map((_, index) => index + 1);

  test('never change: databases of that version are in use', () => {
    const found = MIGRATIONS[engine].map((text) => createHash('sha256').update(text).digest('hex'));
    expect(found.slice(0, hashes[engine].length)).toEqual(hashes[engine]);
    expect(hashes[engine], REPAIR).toHaveLength(MIGRATIONS[engine].length);
  });

  test.each(versions)('bring a database of version %i to the newest with everything in it', async (version) => {
    const file = join(import.meta.dirname, 'fixtures', `${engine}-${version}.sql`);
    expect(existsSync(file), `There is no ${engine}-${version}.sql. ${REPAIR}`).toBe(true);
    const place = await emptyPlace(engine);
    await run(place, readFileSync(file, 'utf8'));
    const before = await tablesOf(place);
    expect(before.find(({ name }) => name === 'messages')?.rows.length).toBeGreaterThan(10);

    const store = await openStore(locationOf(place));
    onTestFinished(() => store.close());
    const after = await tablesOf(place);
    for (const table of before.filter(({ name }) => name !== 'schema_version')) {
      expect(after.find(({ name }) => name === table.name)?.rows).toEqual(
        table.rows.map((row) => expect.objectContaining({ ...row })),
      );
    }
    expect(await versionOf(place)).toBe(MIGRATIONS[engine].length);

    expect(await store.receive(order('o-done', 'Zoë "Q" O\'Neil'))).toMatchObject({ outcome: 'duplicate' });
    expect(await store.getOrder('o-done')).toMatchObject({
      revision: 2,
      payload: order('o-done', 'Zoë Changed').payload,
    });
    const waiting = pendingOf(before, 'inbox');
    expect((await drain(store, 'inbox')).sort()).toEqual(waiting.sort());
    await store.receive(order('o-new'));
    expect(await drain(store, 'inbox')).toHaveLength(1);
  });
});

test('both engines have the same tables with the same columns', async () => {
  const [sqlite, postgres] = await Promise.all(
    ENGINES.map(async (engine) => {
      const place = await emptyPlace(engine);
      await (await openStore(locationOf(place))).close();
      const tables = (await tablesOf(place)).filter(({ name }) => name !== 'schema_version');
      return tables.map(({ name, columns }) => ({ name, columns: columns.toSorted() }));
    }),
  );
  expect(sqlite).toEqual(postgres);
});

async function emptyPlace(engine: EngineName): Promise<Place> {
  if (engine === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'assessment-kit-migrations-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return { engine, folder };
  }
  const { url, drop } = await createDatabase(inject('postgresUrl'));
  onTestFinished(drop);
  return { engine, url };
}

function locationOf(place: Place) {
  return place.engine === 'sqlite'
    ? { databaseUrl: null, dataDir: place.folder }
    : { databaseUrl: place.url, dataDir: '' };
}

async function versionOf(place: Place): Promise<number> {
  const text =
    place.engine === 'sqlite'
      ? 'select user_version as version from pragma_user_version'
      : 'select version from schema_version';
  return Number((await run(place, text))[0]?.['version']);
}

function pendingOf(tables: readonly Table[], queue: string): string[] {
  const messages = tables.find(({ name }) => name === 'messages')?.rows ?? [];
  return messages.filter((row) => row['state'] === 'pending' && row['queue'] === queue).map((row) => String(row['id']));
}
