import { join } from 'node:path';
import { PostgresStore } from './postgres/postgres-store.ts';
import { SqliteStore } from './sqlite/sqlite-store.ts';
import type { Store } from './store.ts';

export type * from './store.ts';

export interface StoreLocation {
  /** `postgres://…`; `null`: SQLite in `dataDir`. */
  databaseUrl: string | null;
  /** Absolute path of the folder for the SQLite file; made, for its owner only, when it is not there. */
  dataDir: string;
}

/**
 * Opens the store, and brings its tables up to date.
 *
 * @throws {StoreUnavailableError} when the database cannot be reached, or another process uses the SQLite file.
 * @throws {Error} when its tables were made by a newer version of this program, or it cannot hold every character.
 */
export function openStore({ databaseUrl, dataDir }: StoreLocation): Promise<Store> {
  if (databaseUrl !== null) return PostgresStore.open(databaseUrl);
  return SqliteStore.open(sqliteFile(dataDir));
}

/** The SQLite file in a folder. */
export function sqliteFile(dataDir: string): string {
  return join(dataDir, 'webhook-server.db');
}
