import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase, openForCheckpoints } from '../../src/store/sqlite/database.ts';
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { CRASH_PRELOAD } from '../crash/support/webhook-process.ts';
import { order, temporaryFolder } from './engines.ts';

const AT_WORK = fileURLToPath(new URL('../support/checkpoints-at-work.ts', import.meta.url));

let folder: string;
const file = () => join(folder, 'store.db');
const log = () => `${file()}-wal`;

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** How often SQLite began the log anew: https://sqlite.org/fileformat2.html#the_wal_header. */
function beginnings(): number {
  const handle = openSync(log(), 'r');
  const header = Buffer.alloc(32);
  readSync(handle, header, 0, header.length, 0);
  closeSync(handle);
  return header.readUInt32BE(12);
}

/** Sends orders over `atOnce` at the same time, each as soon as one is stored, until it is told to end. */
async function constantLoad(store: SqliteStore, { atOnce, until }: { atOnce: number; until: () => boolean }) {
  const ids: string[] = [];
  const send = async (lane: number) => {
    for (let number = 0; !until(); number += 1) {
      ids.push((await store.receive(order(`${(number * 7_919) % 10_007}-${lane}-${number}`, 'x'.repeat(500)))).id);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, lane) => send(lane)));
  return ids;
}

function expectKept(ids: readonly string[]): void {
  const database = new DatabaseSync(file(), { readOnly: true });
  const kept = new Set(
    database
      .prepare('select id from messages')
      .all()
      .map(({ id }) => id),
  );
  expect(ids.filter((id) => !kept.has(id))).toEqual([]);
  expect(database.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
  database.close();
}

describe('the log of SQLite', () => {
  test('begins anew again and again while orders come without a pause, and takes what does not fit', async () => {
    const store = await SqliteStore.open(file(), { writesPerCheckpoint: 100 });
    const ids = await constantLoad(store, {
      atOnce: 64,
      until: () => beginnings() >= 5,
    });
    expect(ids.length).toBeGreaterThan(100);
    await store.close();
    expect(existsSync(log())).toBe(false);
    expectKept(ids);
  });

  test('is copied by a connection that waits for the disk as the one that writes does', () => {
    const { close } = openDatabase(file());
    const database = openForCheckpoints(file());
    const pragma = (name: string) => Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0];
    expect(['journal_mode', 'synchronous', 'checkpoint_fullfsync', 'secure_delete'].map(pragma)).toEqual([
      'wal',
      2,
      1,
      1,
    ]);
    database.close();
    close();
  });

  test('is copied by the one that writes when it has grown to its bound', () => {
    const { database, close } = openDatabase(file());
    expect(database.prepare('pragma wal_autocheckpoint').get()).toEqual({ wal_autocheckpoint: 24_000 });
    close();
  });

  test('is emptied at once, though a checkpoint is under way', async () => {
    const store = await SqliteStore.open(file(), { writesPerCheckpoint: 1 });
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(Array.from({ length: 64 }, (_, lane) => store.receive(order(`${round}-${lane}`, 'Casey'))));
      await store.contents.wipe();
      expect(statSync(log()).size).toBe(0);
    }
    await store.close();
  });

  test('survives that the thread that writes is killed with the one that copies', async () => {
    const threads: Worker[] = [];
    const remember = (worker: Worker) => void threads.push(worker);
    process.on('worker', remember);
    const store = await SqliteStore.open(file(), { writesPerCheckpoint: 1 });
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const calls = Array.from({ length: 2_000 }, (_, lane) => store.receive(order(`${round}-${lane}`)));
      await calls[0];
      await threads.at(-1)?.terminate();
      for (const outcome of await Promise.allSettled(calls)) {
        if (outcome.status === 'fulfilled') acknowledged.push(outcome.value.id);
      }
      while (
        await store.check().then(
          () => false,
          () => true,
        )
      )
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
    process.off('worker', remember);
    await store.close();
    expect(threads).toHaveLength(4);
    expectKept(acknowledged);
  });
});

/** Of a process that works hard on a busy machine. */
const LONG = { timeout: 60_000 };

describe('a process with a checkpoint under way', () => {
  interface Life {
    child: ChildProcess;
    /** Lines so far. */
    lines: string[];
    ended: Promise<unknown>;
  }

  function start(name: string, how: { writesPerCheckpoint: number; env?: object; launcher?: readonly string[] }): Life {
    const { writesPerCheckpoint, env = {}, launcher = [] } = how;
    const given = JSON.stringify({ file: file(), name, writesPerCheckpoint });
    const preload = 'CRASH_AT' in env ? ['--import', CRASH_PRELOAD] : [];
    const [command = '', ...args] = [...launcher, process.execPath, ...preload, AT_WORK, given];
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const lines: string[] = [];
    if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
    return { child, lines, ended: once(child, 'close') };
  }

  const stored = ({ lines }: Life) =>
    lines.flatMap((line) => (line.startsWith('stored ') ? [line.split(' ')[2] ?? ''] : []));

  test('has lost nothing when it is killed at any moment', { timeout: 120_000 }, async () => {
    const acknowledged: string[] = [];
    const moments = [
      'before sqlite pragma wal_checkpoint(passive) #1',
      'before sqlite pragma wal_checkpoint(passive) #2',
    ];
    for (const [index, moment] of [...moments, 10, 150, 300].entries()) {
      const byItself = typeof moment === 'string';
      const life = start(`life-${index}`, { writesPerCheckpoint: 1, env: byItself ? { CRASH_AT: moment } : {} });
      if (!byItself) {
        await expect
          .poll(() => life.lines.length, { ...LONG, interval: 4 })
          .toBeGreaterThan(moment + Math.random() * 100);
        life.child.kill('SIGKILL');
      }
      await life.ended;
      expect(life.child.signalCode).toBe('SIGKILL');
      acknowledged.push(...stored(life));
      expectKept(acknowledged);
    }
    expect(acknowledged.length).toBeGreaterThan(450);
  });

  test.skipIf(process.platform !== 'linux')(
    'goes on receiving when the disk has no room for it, says so, and says when it works again',
    { timeout: 120_000 },
    async () => {
      // A file may have 8,000 KiB: the log stays smaller, the file itself does not.
      const launcher = ['sh', '-c', 'ulimit -S -f 16000; exec "$@"', 'sh'];
      const life = start('full', { writesPerCheckpoint: 20, launcher });
      const failing = () => life.lines.indexOf('checkpoints fail');
      await expect.poll(failing, LONG).toBeGreaterThan(-1);
      const receivedSince = () => life.lines.slice(failing()).filter((line) => line.startsWith('stored')).length;
      await expect.poll(receivedSince, LONG).toBeGreaterThan(64);
      spawnSync('prlimit', ['--pid', String(life.child.pid), '--fsize=unlimited']);
      await expect.poll(() => life.lines.lastIndexOf('checkpoints work'), LONG).toBeGreaterThan(failing());
      life.child.kill('SIGKILL');
      await life.ended;
      expectKept(stored(life));
    },
  );
});
