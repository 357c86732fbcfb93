import { rmSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onCommit } from '../../src/store/commits.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { StoreUnavailableError } from '../../src/store/store.ts';
import { DONE, drain, LATER, order, temporaryFolder } from './engines.ts';

describe('the thread that writes the SQLite file', () => {
  let dataDir: string;
  let store: Store;
  const threads: Worker[] = [];
  const remember = (worker: Worker) => void threads.push(worker);

  beforeEach(async () => {
    process.on('worker', remember);
    dataDir = temporaryFolder();
    store = await openStore({ databaseUrl: null, dataDir });
  });
  afterEach(async () => {
    process.off('worker', remember);
    threads.length = 0;
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** Resolves when calls are answered again. Until then each of them says that the store is unavailable. */
  async function back(): Promise<void> {
    for (;;) {
      try {
        return await store.check();
      } catch (error) {
        expect(error).toBeInstanceOf(StoreUnavailableError);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  }

  const kill = async () => void (await threads.at(-1)?.terminate());
  const receiveMany = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => store.receive(order(`${name}-${index}`)));

  test('is started again whenever it was killed at work, and nothing that was acknowledged is lost', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const calls = receiveMany(`round-${round}`, 2_000);
      await calls[0];
      await kill();
      const outcomes = await Promise.allSettled(calls);
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') acknowledged.push(outcome.value.id);
        else expect(outcome.reason).toBeInstanceOf(StoreUnavailableError);
      }
      expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
      await back();
    }
    expect(threads).toHaveLength(5);
    expect(acknowledged.length).toBeGreaterThanOrEqual(4);
    for (const id of acknowledged) expect(await store.getMessage(id)).not.toBeNull();
  });

  test('begins with a few of those that come at once, and takes more together the more wait', async () => {
    const groups: number[] = [];
    const forget = onCommit(({ writes }) => groups.push(writes));
    await Promise.all(receiveMany('at-once', 1_000));
    forget();
    expect(groups[0]).toBeLessThanOrEqual(48);
    expect(Math.max(...groups)).toBeGreaterThanOrEqual(128);
    expect(groups.reduce((sum, each) => sum + each, 0)).toBe(1_000);
  });

  test('leaves the file with its owner while it is away, and the leases with who holds them', async () => {
    await store.receive(order('o-1'));
    const [claim] = await store.claim('inbox', LATER);
    await kill();
    await expect(openStore({ databaseUrl: null, dataDir })).rejects.toThrow('Another process uses');
    await back();
    expect(await store.claim('inbox', LATER)).toEqual([]);
    if (claim) expect(await store.settle(claim, DONE)).toBe(true);
  });

  test('hands out afterwards what waited before', async () => {
    await store.receive(order('o-1'));
    await kill();
    await back();
    expect(await drain(store, 'inbox')).toHaveLength(1);
  });

  test('stays away when the store was closed in the meantime, and lets the file go', async () => {
    await kill();
    await store.close();
    await expect(store.check()).rejects.toThrow('The store is closed.');
    store = await openStore({ databaseUrl: null, dataDir });
    expect(threads).toHaveLength(2);
  });
});
