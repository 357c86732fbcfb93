import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { drain, order, temporaryFolder } from '../store/engines.ts';
import { command } from '../support/command.ts';

describe('backup', () => {
  let folder: string;
  let target: string;
  const dataDir = () => join(folder, 'data');
  const backUp = (file = target, environment = {}) =>
    command(['backup', file], { DATA_DIR: dataDir(), ...environment });

  beforeEach(() => {
    folder = temporaryFolder();
    target = join(folder, 'copy.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('of a running server holds all that was acknowledged before, and opens as a store', async () => {
    const { acknowledged, stop } = await receivingProcess(dataDir());
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(300);
    const before = [...acknowledged];
    const { code, text } = await backUp();
    expect(text).toMatch(/copy\.db: \d+ messages, \d+ bytes, checked\.$/);
    expect(code).toBe(0);
    // The server was not held up.
    const then = acknowledged.length;
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(then + 100);
    await stop();

    const restored = join(folder, 'restored');
    mkdirSync(restored);
    copyFileSync(target, join(restored, 'webhook-server.db'));
    const store = await openStore({ databaseUrl: null, dataDir: restored });
    onTestFinished(() => store.close());
    for (const orderId of before) expect(await store.getOrder(orderId)).not.toBeNull();
    expect((await drain(store, 'inbox')).length).toBeGreaterThanOrEqual(before.length);
  });

  test('of a server that is stopped leaves its file as it was, and is for its owner only', async () => {
    const store = await openStore({ databaseUrl: null, dataDir: dataDir() });
    await store.receive(order('o-1'));
    await store.close();
    const source = join(dataDir(), 'webhook-server.db');
    const before = readFileSync(source);
    expect(await backUp()).toMatchObject({ code: 0 });
    expect(readFileSync(source).equals(before)).toBe(true);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    const copy = new DatabaseSync(target, { readOnly: true });
    expect(copy.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(copy.prepare('select lane from messages').all()).toEqual([{ lane: 'o-1' }]);
    copy.close();
  });

  test('never overwrites', async () => {
    await (await openStore({ databaseUrl: null, dataDir: dataDir() })).close();
    writeFileSync(target, 'mine');
    const { code, text } = await backUp();
    expect([code, text]).toEqual([1, `${target} is there already; a backup never overwrites.`]);
    expect(readFileSync(target, 'utf8')).toBe('mine');
  });

  test('that cannot be made says why and leaves nothing', async () => {
    expect(await backUp()).toMatchObject({ code: 1, text: expect.stringMatching(/^There is no .*DATA_DIR must name/) });
    mkdirSync(dataDir());
    writeFileSync(join(dataDir(), 'webhook-server.db'), 'not a database, but long enough to look like one'.repeat(30));
    const broken = await backUp();
    expect(broken).toMatchObject({ code: 1, text: expect.stringContaining('The database cannot be copied') });
    expect(existsSync(target) || existsSync(`${target}.unfinished`)).toBe(false);
    const nowhere = await backUp(join(folder, 'no', 'such', 'folder.db'));
    expect(nowhere).toMatchObject({ code: 1, text: expect.stringContaining('cannot be written') });
  });

  test('of PostgreSQL is left to pg_dump', async () => {
    const { code, text } = await backUp(target, { DATABASE_URL: 'postgres://user:hunter2@127.0.0.1/db' });
    expect([code, text]).toEqual([1, 'DATABASE_URL is set. A database in PostgreSQL is backed up by pg_dump.']);
  });

  test.each([[[]], [['a', 'b']], [['--force', 'a']]])('with %j tells how it is called', async (args) => {
    const { code, text } = await command(['backup', ...args], {});
    expect(code).toBe(2);
    expect(text).toContain('backup <file>');
  });
});

describe('a command', () => {
  test('that is not known is answered with those that are', async () => {
    expect(await command(['bakcup'], {})).toMatchObject({
      code: 2,
      text: expect.stringMatching(/no such[\s\S]*backup/),
    });
    expect(await command(['toString'], {})).toMatchObject({ code: 2 });
    expect(await command(['--help'], {})).toMatchObject({ code: 0, text: expect.stringContaining('backup') });
    expect(await command(['backup', '--help'], {})).toMatchObject({
      code: 0,
      text: expect.stringMatching(/^backup </),
    });
  });

  test('ends the process with its exit code', async () => {
    const main = new URL('../../src/main.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, [main, 'backup'], { stdio: 'ignore' });
    expect(await once(child, 'exit')).toEqual([2, null]);
  });
});

/** Another process that receives orders as fast as it can, and tells each that was acknowledged. */
async function receivingProcess(dataDir: string) {
  const file = new URL('../support/receiving-process.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [file, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const acknowledged: string[] = [];
  createInterface({ input: child.stdout }).on('line', (orderId) => acknowledged.push(orderId));
  const stop = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { acknowledged, stop };
}
