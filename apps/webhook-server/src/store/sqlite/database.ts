import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailableError } from '../store.ts';
import { MIGRATIONS } from './migrations.ts';
import { SQL } from './sql.ts';

/** How long to wait for a program that writes to the file from outside, for example a backup. */
const BUSY_TIMEOUT_MS = 1_000;
/** Pages (4 KiB) in the write-ahead log at which whoever commits copies them into the file himself. */
const LONGEST_LOG = 24_000;
/** A process that is just ending may still hold the file for a moment. */
const OWNER_TIMEOUT_MS = 500;

export interface OwnedDatabase {
  database: DatabaseSync;
  close: () => void;
}

/**
 * Opens the file as its sole owner, brings its tables up to date and frees the lanes that a killed process had leased.
 *
 * @throws {StoreUnavailableError} when another process owns it, or it cannot be opened.
 */
export function openDatabase(file: string): OwnedDatabase {
  const owner = takeOwnership(file);
  try {
    const database = openOwnDatabase(file, { freeLeases: true });
    const close = () => {
      database.close();
      owner.close();
    };
    return { database, close };
  } catch (error) {
    owner.close();
    throw error;
  }
}

/**
 * Opens a file that this process owns.
 *
 * @param options.freeLeases Frees the lanes that a killed process had leased. Not where this process may hold some itself.
 */
export function openOwnDatabase(file: string, { freeLeases }: { freeLeases: boolean }): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  try {
    makeDurable(database);
    migrate(database);
    if (freeLeases) database.exec(SQL.resetLeases);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A folder that a power cut may take away again would take the orders with it. */
function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined || process.platform === 'win32') return;
  for (let path = folder; path.length >= first.length; path = dirname(path)) sync(dirname(path));
}

function sync(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Holds an exclusive lock on a second, empty database until the process ends; the operating system gives it back even
 * after kill -9. SQLite itself would let two processes write in turn, but both would hand out the same lanes.
 */
export function takeOwnership(file: string): { close(): void } {
  makeFolder(dirname(file));
  const lock = new DatabaseSync(`${file}.lock`, { timeout: OWNER_TIMEOUT_MS });
  try {
    // Without a journal the lock leaves nothing behind that the next owner would have to clean up.
    lock.exec('pragma journal_mode = off; begin exclusive');
    return lock;
  } catch (cause) {
    lock.close();
    if (!isBusy(cause)) throw cause;
    throw new StoreUnavailableError(
      `Another process uses ${file}. Stop it, or let both share a PostgreSQL database by DATABASE_URL.`,
      { cause },
    );
  }
}

/** Opens one more connection to a file that is open already, and as safe as that one. */
export function openForCheckpoints(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    makeDurable(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function makeDurable(database: DatabaseSync): void {
  // fullfsync: on macOS a plain fsync leaves the data in the disk's cache.
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma fullfsync = on');
  database.exec('pragma checkpoint_fullfsync = on; pragma journal_size_limit = 67108864');
  // Only a bound: a thread of its own copies the log long before. See checkpoints.ts.
  database.exec(`pragma wal_autocheckpoint = ${LONGEST_LOG}`);
  // What is erased or replaced is overwritten, and does not stay behind in the free parts of the file.
  database.exec('pragma secure_delete = on');
  // Asked again, because SQLite answers a pragma it cannot follow without an error.
  const journal = database.prepare('pragma journal_mode').get()?.['journal_mode'];
  const synchronous = database.prepare('pragma synchronous').get()?.['synchronous'];
  if (journal !== 'wal' || synchronous !== 2) {
    throw new StoreUnavailableError('SQLite cannot keep this file safe: it needs a local disk that supports WAL.');
  }
}

function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('pragma user_version').get()?.['user_version']);
  if (version > MIGRATIONS.length) {
    throw new Error(`The database has version ${version}, this program knows ${MIGRATIONS.length}: it is too old.`);
  }
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < version) continue;
    database.exec(`begin immediate; ${migration}; pragma user_version = ${index + 1}; commit`);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}
