import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { type DataKey, dataKeyOf } from '../../src/encryption/data-key.ts';
import { openStore, type Store, type StoreLocation } from '../../src/store/open-store.ts';
import { createDatabase, query } from '../support/postgres.ts';

export * from './callbacks.ts';

export type EngineName = Store['engine'];

/** For `describe.each`: what a sentence about the store says is true for both. */
export const ENGINES: readonly EngineName[] = ['sqlite', 'postgres'];

export interface StoreUnderTest {
  /** Open and empty before each test. */
  readonly store: Store;
  readonly location: StoreLocation;
  /** Closes `store` and opens it again. */
  reopen(): Promise<Store>;
}

/** With TEST_DATA_KEY every sentence about the store is tried on an encrypted one. */
export const ENCRYPTED = Boolean(process.env['TEST_DATA_KEY']);

/** A store in a place of its own for the tests of one `describe`. */
export function useStore(engine: EngineName, ...dataKeys: readonly DataKey[]): StoreUnderTest {
  const key = dataKeyOf(process.env['TEST_DATA_KEY'] ?? '');
  const keys = { dataKeys: dataKeys.length > 0 || !key ? dataKeys : [key] };
  let store: Store;
  let location: StoreLocation = { databaseUrl: null, dataDir: '' };
  let drop = async () => {};

  beforeAll(async () => {
    if (engine === 'sqlite') {
      location = { ...keys, databaseUrl: null, dataDir: temporaryFolder() };
      drop = async () => rmSync(location.dataDir, { recursive: true, force: true });
    } else {
      const database = await createDatabase(inject('postgresUrl'));
      location = { ...keys, databaseUrl: database.url, dataDir: '' };
      drop = database.drop;
    }
    store = await openStore(location);
  });
  beforeEach(async () => {
    // A test may have closed it.
    store = await store.check().then(
      () => store,
      async () => {
        await empty(location, { keys: true });
        return openStore(location);
      },
    );
    await empty(location);
  });
  afterAll(async () => {
    await store.close();
    await drop();
  });

  return {
    get store() {
      return store;
    },
    get location() {
      return location;
    },
    async reopen() {
      await store.close();
      store = await openStore(location);
      return store;
    },
  };
}

/** Removes all messages and lanes; ids and places in the sequence begin anew. With `keys`: nothing is encrypted any more. */
export async function empty({ databaseUrl, dataDir }: StoreLocation, { keys = false } = {}): Promise<void> {
  if (databaseUrl) {
    if (keys) await query(databaseUrl, 'truncate data_keys');
    await query(databaseUrl, 'truncate messages, lanes, attempts, idempotency_keys, send_pace restart identity');
    return;
  }
  const database = new DatabaseSync(join(dataDir, 'webhook-server.db'), { timeout: 1_000 });
  if (keys) database.exec('delete from data_keys');
  database.exec(
    'delete from send_pace; delete from idempotency_keys; delete from lanes; delete from attempts; delete from messages; delete from sqlite_sequence',
  );
  database.close();
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'assessment-kit-store-'));
}

/** Claims with a clock far ahead of every time used in the tests. */
export const LATER = { limit: 10, now: 1_000_000, leaseMs: 30_000 };

export const DONE = { outcome: 'settle', state: 'done', now: 2_000 } as const;

/** Handles everything that is ready, one lane at a time, and says in which sequence. */
export async function drain(store: Store, queue: 'inbox' | 'outbox', now = LATER.now): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const [claim] = await store.claim(queue, { limit: 1, now, leaseMs: 1_000 });
    if (!claim) return ids;
    ids.push(claim.message.id);
    await store.settle(claim, { ...DONE, now });
  }
}
