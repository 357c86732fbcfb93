/*
 * A process that uses a store as hard as it can until someone kills it: receives callbacks and enqueues updates in many
 * lanes, and settles both. It prints a line for each thing that the store has acknowledged, after it has.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { openStore, type Queue } from '../../src/store/open-store.ts';
import { StoreUnavailableError } from '../../src/store/store.ts';
import { order, updates } from '../store/callbacks.ts';

const { databaseUrl, dataDir, round } = JSON.parse(process.argv[2] ?? '') as {
  databaseUrl: string | null;
  dataDir: string;
  round: number;
};

const LANES = 8;
const store = await openStore({ databaseUrl, dataDir });
await Promise.all([
  ...Array.from({ length: LANES }, (_, lane) => receive(`o-${lane}`)),
  ...Array.from({ length: LANES }, (_, lane) => enqueue(`o-${lane}`)),
  work('inbox'),
  work('outbox'),
]).catch((error: unknown) => {
  say(error instanceof StoreUnavailableError ? 'unavailable' : String(error));
  process.exit(error instanceof StoreUnavailableError ? 0 : 1);
});

function say(...words: string[]): void {
  process.stdout.write(`${words.join(' ')}\n`);
}

async function receive(lane: string): Promise<never> {
  for (let revision = 1; ; revision += 1) {
    const { outcome, id } = await store.receive(order(lane, `${round}-${revision}`, Date.now()));
    if (outcome === 'duplicate') throw new Error('a new payload was known already');
    say('stored', lane, id);
  }
}

async function enqueue(lane: string): Promise<never> {
  for (let number = 1; ; number += 1) {
    const [newest] = await store.listMessages({ queue: 'outbox', lane, limit: 1 });
    const enqueued = await store.enqueue(updates(lane, [number, number + 0.5], newest?.seq ?? null, Date.now()));
    if (enqueued.outcome !== 'queued') throw new Error('someone else wrote into the lane');
    for (const id of enqueued.ids) say('stored', lane, id);
  }
}

async function work(queue: Queue): Promise<never> {
  for (;;) {
    const claims = await store.claim(queue, { limit: LANES / 2, now: Date.now(), leaseMs: 60_000 });
    if (claims.length === 0) await wait(1);
    for (const claim of claims) {
      // Some leases are kept: a process that is killed holds some.
      if (Math.random() < 0.02) continue;
      if (Math.random() < 0.2) {
        await store.settle(claim, { outcome: 'retry', readyAt: Date.now(), error: 'Not yet.' });
      } else if (await store.settle(claim, { outcome: 'settle', state: 'done', now: Date.now() })) {
        say('settled', claim.lane, claim.message.id);
      }
    }
  }
}
