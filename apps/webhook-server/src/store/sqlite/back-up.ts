import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Long enough for a checkpoint of the running server. */
const BUSY_TIMEOUT_MS = 5_000;

/** The backup was not made; the message is a sentence for the operator. */
export class BackupRefusedError extends Error {
  override readonly name = 'BackupRefusedError';
}

/**
 * Copies a database into a new file, readable by its owner only, while another process may write to it: one read
 * transaction sees everything committed before it, and holds up no writer. Space that was freed is not copied.
 *
 * @throws {BackupRefusedError} when `target` exists or cannot be written, or the copy is not sound.
 */
export function backUp(source: string, target: string): { messages: number; bytes: number } {
  if (existsSync(target)) throw new BackupRefusedError(`${target} is there already; a backup never overwrites.`);
  const unfinished = `${target}.unfinished`;
  try {
    rmSync(unfinished, { force: true });
    // Made here, because SQLite would let everyone read it.
    closeSync(openSync(unfinished, 'wx', 0o600));
  } catch {
    throw new BackupRefusedError(`${target} cannot be written.`);
  }
  try {
    copy(source, unfinished);
    const messages = check(unfinished);
    sync(unfinished);
    put(unfinished, target);
    sync(dirname(target));
    return { messages, bytes: statSync(target).size };
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function copy(source: string, unfinished: string): void {
  const database = new DatabaseSync(source, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    database.prepare('vacuum into ?').run(unfinished);
  } catch (error) {
    throw new BackupRefusedError(
      `The database cannot be copied: ${error instanceof Error ? error.message : 'unknown'}.`,
    );
  } finally {
    database.close();
  }
}

/** Number of messages in the copy. */
function check(unfinished: string): number {
  const database = new DatabaseSync(unfinished, { readOnly: true });
  try {
    const [found] = database.prepare('pragma integrity_check').all();
    if (found?.['integrity_check'] !== 'ok') throw new BackupRefusedError('The copy is not sound; nothing was kept.');
    return Number(database.prepare('select count(*) as count from messages').get()?.['count']);
  } finally {
    database.close();
  }
}

/** SQLite does not wait for the disk when it vacuums into a file. */
function sync(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A link fails when `target` has come into being meanwhile; some file systems have none. */
function put(unfinished: string, target: string): void {
  try {
    linkSync(unfinished, target);
  } catch {
    if (existsSync(target)) throw new BackupRefusedError(`${target} is there already; a backup never overwrites.`);
    renameSync(unfinished, target);
  }
}
