import { createLog } from '../../../apps/webhook-server/src/log/log.ts';
import { openStore } from '../../../apps/webhook-server/src/store/open-store.ts';
import { LaneWorker } from '../../../apps/webhook-server/src/worker/lane-worker.ts';
import { number, type Report, table } from '../report.ts';
import type { Databases, Engine } from './databases.ts';
import { LABELS } from './receivers.ts';
import type { Sizes } from './sizes.ts';

const LEAST_PER_SECOND: Readonly<Record<Engine, number>> = { sqlite: 5_000, postgres: 2_500 };
/** As many lanes at the same time as the server hands over. */
const CONCURRENCY = 16;
const SHORT = 10_000;
const PER_LANE = 20;
const ENQUEUED_TOGETHER = 64;

/** Updates that are worked through by a handler that does nothing, so what is measured is the lanes. */
export async function laneRates(engines: readonly Engine[], databases: Databases, sizes: Sizes): Promise<Report> {
  const rows: string[][] = [];
  const promises = [];
  for (const engine of engines) {
    for (const updates of [SHORT, sizes.backlog]) {
      const perSecond = await workThrough(engine, databases, updates);
      const name = `${LABELS[engine]}, ${number(updates)} updates waiting`;
      rows.push([name, number(perSecond)]);
      promises.push({
        promise: `${name}: at least ${number(LEAST_PER_SECOND[engine])} a second`,
        measured: number(perSecond),
        reached: perSecond >= LEAST_PER_SECOND[engine],
      });
    }
  }
  return { text: table([['lanes', 'updates/s'], ...rows]), promises };
}

async function workThrough(engine: Engine, databases: Databases, updates: number): Promise<number> {
  const { DATABASE_URL = null, DATA_DIR = '' } = await databases.make(engine);
  const store = await openStore({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR });
  try {
    const orders = Array.from({ length: updates / PER_LANE }, (_, index) => `order-${index}`);
    const bodies = Array.from({ length: PER_LANE }, (_, index) => ({ partnerTrackingId: `update-${index}` }));
    for (let at = 0; at < orders.length; at += ENQUEUED_TOGETHER) {
      const together = orders.slice(at, at + ENQUEUED_TOGETHER);
      const createdAt = Date.now();
      await Promise.all(
        together.map((orderId) =>
          store.enqueue({ orderId, companyId: 'BENCH01', bodies, afterSeq: null, createdAt, origin: NO_ORIGIN }),
        ),
      );
    }
    let left = updates;
    const { promise: allHandled, resolve } = Promise.withResolvers<void>();
    const worker = new LaneWorker({
      store,
      queue: 'outbox',
      concurrency: CONCURRENCY,
      log: createLog('warn'),
      async handle() {
        left -= 1;
        if (left === 0) resolve();
        return { outcome: 'settle', state: 'done', now: Date.now() };
      },
    });
    const began = performance.now();
    worker.start();
    await allHandled;
    await worker.stop();
    return updates / ((performance.now() - began) / 1000);
  } finally {
    await store.close();
  }
}

const NO_ORIGIN = { requestId: null, traceparent: null };
