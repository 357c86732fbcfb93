import type { Logger } from 'pino';
import { createRetention } from '../erasure/retention.ts';
import { createLog } from '../log/log.ts';
import type { Store } from '../store/store.ts';
import { createWorkers, type LaneOptions } from './create-workers.ts';

/** What the workers need: a store, the platform, and handlers or a place to forward to. */
export interface WorkersOptions extends LaneOptions {
  /** Opened by `openStore`, and closed by whoever opened it, after `stop`. */
  store: Store;
  /** Default: JSON lines on standard output, with secrets and personal data left out. */
  log?: Logger;
  /** Days after the last activity of an order until its personal data is erased; default: it is kept. */
  retentionDays?: number | null | undefined;
}

/** The workers that hand over and send. */
export interface Workers {
  /** Takes no more work, and waits until the work under way is settled. */
  stop(): Promise<void>;
}

/**
 * Starts what the server would start beside its callbacks, for an application of your own: it hands events over to
 * `handlers` or `forward`, sends updates to `platform`, and erases what is older than `retentionDays`. It may run in the
 * process that takes the callbacks or, on PostgreSQL, in any other.
 *
 * ```ts
 * const store = await openStore({ databaseUrl: null, dataDir: '.data' });
 * const platform = { url: 'http://127.0.0.1:4010', clientId, clientSecret };
 * const workers = startWorkers({ store, platform, handlers: { order: ({ orderId }) => console.log(orderId) } });
 * process.once('SIGTERM', () => workers.stop());
 * ```
 */
export function startWorkers({ store, log = createLog(), retentionDays, ...options }: WorkersOptions): Workers {
  const workers = [...createWorkers(options, { store, log }), ...createRetention(retentionDays, { store, log })];
  for (const worker of workers) worker.start();
  return {
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}
