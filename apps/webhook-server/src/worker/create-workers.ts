import { createClient } from '@assessment-kit/client';
import type { Logger } from 'pino';
import { type ForwardTarget, forwardTo } from '../handover/forward.ts';
import { handOver } from '../handover/hand-over.ts';
import type { Handlers } from '../handover/handlers.ts';
import type { Metrics } from '../monitoring/metrics.ts';
import { observeClaims } from '../monitoring/observe-claims.ts';
import type { SendLimits } from '../outbox/pace.ts';
import { SendGate } from '../outbox/send-gate.ts';
import { BACKOFF, type ReportsInDoubt, sendUpdate } from '../outbox/send-update.ts';
import type { Queue, Store } from '../store/store.ts';
import type { Backoff } from './backoff.ts';
import { type Gate, type HandleClaim, LaneWorker } from './lane-worker.ts';

export interface LaneOptions {
  /** The partner's system in this process; wins over `forward`. */
  handlers?: Handlers | null | undefined;
  /** The partner's system by HTTP. */
  forward?: ForwardTarget | null | undefined;
  /** The platform to send results to; without it none are sent. */
  platform?: { url: string; clientId: string; clientSecret: string } | undefined;
  /** What happens to reports whose update got no clear answer; default `wait`. */
  reportsInDoubt?: ReportsInDoubt | undefined;
  /** How long to wait after failures; default 1 s, doubled up to 5 min. */
  backoff?: Backoff | undefined;
  /** After how long without a sign of life another process takes over what this one was doing, in ms; default 5 s. */
  leaseMs?: number | undefined;
  /** How fast updates may go to the platform, from all processes together; default: without a limit. */
  sendLimits?: SendLimits | undefined;
  /** How long after its first failed attempt an event is given up, in ms; default 72 h. */
  giveUpAfterMs?: number | undefined;
}

interface Parts {
  store: Store;
  log: Logger;
  metrics?: Metrics;
  fetch?: (request: Request) => Promise<Response>;
}

/** Handed over at the same time: the partner's system decides how fast the inbox empties, not this number. */
const HANDOVERS = 16;
/** Sent at the same time; the platform's limits are per client. */
const SENDS = 8;

/**
 * What works through inbox and outbox. Without anyone to hand over to, events wait: they can be read by `/v1/events`, and
 * are handed over once there is someone.
 */
export function createWorkers(options: LaneOptions, { store, log, metrics, fetch }: Parts): LaneWorker[] {
  const backoff = options.backoff ? { backoff: options.backoff } : {};
  const worker = (queue: Queue, concurrency: number, handle: HandleClaim, gate: Gate | null = null) => {
    const observed = metrics ? observeClaims(queue, handle, metrics) : handle;
    const lease = options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs };
    return new LaneWorker({ store, queue, handle: observed, gate, log, concurrency, ...lease });
  };
  const workers: LaneWorker[] = [];
  const handlers = options.handlers ?? (options.forward && forwardTo(options.forward));
  if (handlers) {
    const patience = options.giveUpAfterMs === undefined ? {} : { giveUpAfterMs: options.giveUpAfterMs };
    workers.push(
      worker('inbox', HANDOVERS, handOver({ handlers, log, sharedNow: () => store.now(), ...backoff, ...patience })),
    );
  }
  if (options.platform) {
    const { url: baseUrl, clientId, clientSecret } = options.platform;
    const client = createClient({ baseUrl, clientId, clientSecret, maxRetries: 0, ...(fetch ? { fetch } : {}) });
    const { reportsInDoubt = 'wait' } = options;
    const limits = options.sendLimits ?? { perSecond: null, perMinute: null };
    const gate = new SendGate(store, limits, options.backoff ?? BACKOFF);
    workers.push(worker('outbox', SENDS, sendUpdate({ client, store, log, reportsInDoubt, gate, ...backoff }), gate));
  }
  return workers;
}
