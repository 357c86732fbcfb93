import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Queue, Store, StoredMessage, StoreLocation } from '../../src/store/open-store.ts';
import { until } from '../crash/support/canonical.ts';
import { query } from '../support/postgres.ts';
import { DONE, ENGINES, order, useStore } from './engines.ts';

const ROUNDS = 6;
const QUEUES: readonly Queue[] = ['inbox', 'outbox'];

/** What a killed process had been told by the store. */
interface Acknowledged {
  stored: { id: string; lane: string }[];
  settled: string[];
}

const AT_WORK = fileURLToPath(new URL('../support/store-at-work.ts', import.meta.url));

function startWork(location: StoreLocation, round: number): ChildProcess {
  return spawn(process.execPath, [AT_WORK, JSON.stringify({ ...location, round })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Reads what the process prints; kills it after `lines`. Lines that were on their way when it died count, too. */
async function follow(child: ChildProcess, acknowledged: Acknowledged, lines = Infinity): Promise<string[]> {
  const others: string[] = [];
  let count = 0;
  const ended = once(child, 'exit');
  if (!child.stdout) throw new Error('nothing to read');
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, lane = '', id = ''] = line.split(' ');
    if (word === 'stored') acknowledged.stored.push({ id, lane });
    else if (word === 'settled') acknowledged.settled.push(id);
    else others.push(line);
    count += 1;
    if (count >= lines) child.kill('SIGKILL');
  }
  await ended;
  return others;
}

async function everything(store: Store, queue: Queue): Promise<StoredMessage[]> {
  const all: StoredMessage[] = [];
  for (;;) {
    const page = await store.listMessages({ queue, order: 'oldest', limit: 500, cursor: all.at(-1)?.seq ?? 0 });
    if (page.length === 0) return all;
    all.push(...page);
  }
}

async function expectWhole(store: Store, { stored, settled }: Acknowledged): Promise<void> {
  const messages = [...(await everything(store, 'inbox')), ...(await everything(store, 'outbox'))];
  const byId = new Map(messages.map((message) => [message.id, message]));
  expect(byId.size).toBe(messages.length);
  expect(stored.filter(({ id }) => !byId.has(id))).toEqual([]);
  expect(settled.filter((id) => byId.get(id)?.state !== 'done')).toEqual([]);

  for (const [lane, inLane] of Object.entries(Object.groupBy(messages, ({ queue, lane }) => `${queue} ${lane}`))) {
    // Handled from the front: nothing pending has something settled behind it.
    const firstPending = inLane?.findIndex(({ state }) => state === 'pending') ?? -1;
    const behind = firstPending === -1 ? [] : inLane?.slice(firstPending);
    expect(
      behind?.filter(({ state }) => state !== 'pending'),
      lane,
    ).toEqual([]);
    // Kept in the sequence in which they were acknowledged, one after the other.
    const ids = stored.filter((one) => byId.get(one.id) && `${byId.get(one.id)?.queue} ${one.lane}` === lane);
    const seqs = ids.map(({ id }) => byId.get(id)?.seq ?? 0);
    expect(seqs, lane).toEqual(seqs.toSorted((left, right) => left - right));
    if (lane.startsWith('inbox')) {
      expect(inLane?.map(({ revision }) => revision)).toEqual(inLane?.map((_, index) => index + 1));
    }
  }
}

/** Every lane with something to do can be had, whoever held it; on SQLite at once, on PostgreSQL when its lease ends. */
async function expectRecovered(store: Store): Promise<void> {
  const now = store.engine === 'sqlite' ? Date.now() : Date.now() + 120_000;
  for (const queue of QUEUES) {
    const waiting = new Set(
      (await everything(store, queue)).filter(({ state }) => state === 'pending').map(({ lane }) => lane),
    );
    const claims = await store.claim(queue, { limit: 500, now, leaseMs: 1_000 });
    expect(new Set(claims.map(({ lane }) => lane))).toEqual(waiting);
    for (const claim of claims) await store.settle(claim, { outcome: 'retry', readyAt: 0, error: 'Not yet.' });
  }
}

describe.each(ENGINES)('a process killed at work on %s', (engine) => {
  const context = useStore(engine);

  test('has lost nothing it had acknowledged, and holds nothing up', { timeout: 120_000 }, async () => {
    const acknowledged: Acknowledged = { stored: [], settled: [] };
    for (let round = 1; round <= ROUNDS; round += 1) {
      await context.store.close();
      const others = await follow(
        startWork(context.location, round),
        acknowledged,
        Math.ceil(20 + Math.random() * 300),
      );
      expect(others).toEqual([]);
      await connectionsGone(context.location);
      const store = await context.reopen();
      await expectWhole(store, acknowledged);
      await expectRecovered(store);
    }
    expect(acknowledged.stored.length).toBeGreaterThan(ROUNDS);
    expect(acknowledged.settled.length).toBeGreaterThan(0);
    for (const queue of QUEUES) {
      for (;;) {
        const claims = await context.store.claim(queue, { limit: 100, now: Date.now() + 1_000, leaseMs: 1_000 });
        if (claims.length === 0) break;
        for (const claim of claims) await context.store.settle(claim, DONE);
      }
      expect((await everything(context.store, queue)).filter(({ state }) => state !== 'done')).toEqual([]);
    }
  });
});

describe('a process whose disk is full', () => {
  const context = useStore('sqlite');

  test.skipIf(process.platform === 'win32')('says so, and has kept what it had acknowledged', async () => {
    await context.store.receive(order('before'));
    await context.store.close();
    const acknowledged: Acknowledged = { stored: [], settled: [] };
    const command = `ulimit -f 1000; exec "$0" "$@"`;
    const config = JSON.stringify({ ...context.location, round: 1 });
    const child = spawn('sh', ['-c', command, process.execPath, AT_WORK, config], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    expect(await follow(child, acknowledged)).toEqual(['unavailable']);
    expect(child.exitCode).toBe(0);
    const store = await context.reopen();
    await expectWhole(store, acknowledged);
    await expectRecovered(store);
    expect((await store.receive(order('afterwards'))).outcome).toBe('stored');
  });
});

/** What the server still does for a process that is gone may take a moment to end. */
async function connectionsGone({ databaseUrl }: StoreLocation): Promise<void> {
  if (databaseUrl === null) return;
  const text = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  await until('its connections are gone', async () => (await query(databaseUrl, text)).length === 0);
}
