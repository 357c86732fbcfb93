import { join } from 'node:path';
import type { DataKey } from '../encryption/data-key.ts';
import { EncryptedStore } from '../encryption/encrypted-store.ts';
import { openKeyRing } from '../encryption/open-key-ring.ts';
import type { EngineStore } from './engine-store.ts';
import { PostgresStore } from './postgres/postgres-store.ts';
import { SqliteStore } from './sqlite/sqlite-store.ts';
import type { Store } from './store.ts';

export type * from './store.ts';

/** Where the store is: PostgreSQL, or a folder for SQLite. */
export interface StoreLocation {
  /** `postgres://…`; `null`: SQLite in `dataDir`. */
  databaseUrl: string | null;
  /** Absolute path of the folder for the SQLite file; made, for its owner only, when it is not there. */
  dataDir: string;
  /** Newest first; none: nothing is encrypted. */
  dataKeys?: readonly DataKey[];
}

/**
 * Opens the store, and brings its tables up to date.
 *
 * ```ts
 * const store = await openStore({ databaseUrl: null, dataDir: '.data' });
 * await store.close();
 * ```
 *
 * @param location See `StoreLocation`.
 * @param warn Told in a sentence that something stored cannot be read with the keys given. It is kept, and waits.
 * @throws {StoreUnavailableError} when the database cannot be reached, or another process uses the SQLite file.
 * @throws {DataKeyError} when the database is encrypted, and not with any of the keys given.
 * @throws {Error} when its tables were made by a newer version of this program, or it cannot hold every character.
 */
export async function openStore(location: StoreLocation, warn: (sentence: string) => void = () => {}): Promise<Store> {
  const store = await openEngine(location);
  try {
    const opened = await openKeyRing(store.contents, location.dataKeys ?? []);
    if (!opened) return store;
    if (opened.missing.length > 0) {
      const ids = opened.missing.join(' and ');
      warn(`DATA_KEY lacks the key ${ids}: what is encrypted with it is kept, and waits until the key is given again.`);
    }
    return new EncryptedStore(store, opened.ring);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The store as it is, without anything that encrypts and decrypts. */
export function openEngine({ databaseUrl, dataDir }: StoreLocation): Promise<EngineStore> {
  if (databaseUrl !== null) return PostgresStore.open(databaseUrl);
  return SqliteStore.open(sqliteFile(dataDir));
}

/** The SQLite file in a folder. */
export function sqliteFile(dataDir: string): string {
  return join(dataDir, 'webhook-server.db');
}
