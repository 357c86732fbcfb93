import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_AGAIN_MS = 200;
/** SQLite's code for "another process has it". */
const SQLITE_BUSY = 5;

/**
 * Does something that only one process may do at a time; the others wait for their turn.
 *
 * The turn is a lock of the system on a file, so a process that is killed gives it back by being gone. Node.js has no call
 * for such a lock, but SQLite takes one on its files.
 *
 * @param file The file to lock; it stays, empty.
 * @param signal Ends the waiting.
 */
export async function inTurn<Result>(file: string, work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
  await mkdir(dirname(file), { recursive: true });
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    while (!take(database)) await pause(LOOK_AGAIN_MS, undefined, signal ? { signal } : {});
    return await work();
  } finally {
    database.close();
  }
}

function take(database: DatabaseSync): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
