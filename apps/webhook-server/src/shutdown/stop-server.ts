import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenRequests } from '../http/open-requests.ts';
import type { Store } from '../store/store.ts';

export interface ShutdownTimes {
  /** How long new requests are still taken, in ms: a load balancer may not know yet. */
  delayMs: number;
  /** How long work under way may go on after that, in ms. */
  graceMs: number;
}

export const DEFAULT_SHUTDOWN: ShutdownTimes = { delayMs: 0, graceMs: 25_000 };

/** A request may be on its way on a connection that looks idle, for so long, in ms. */
const ON_ITS_WAY_MS = 100;
/** What was aborted may take so long to come to an end, and the store to close, in ms each. */
const LAST_MS = 2_000;

/** Something that works on its own. */
export interface StoppedWorker {
  /** Takes no more work, and waits for the end of what is under way. */
  stop(): Promise<void>;
  /** Tells the work under way to come to its end. */
  abortWork?(): void;
}

export interface Stopping {
  server: Server;
  requests: OpenRequests;
  workers: readonly StoppedWorker[];
  store: Store;
}

/**
 * Stops in this sequence: no more work is taken; after the delay no more connections are; what is under way goes on to
 * its end, for the grace period; then handlers are aborted and connections cut; the store is closed last.
 *
 * @returns Whether everything came to its end by itself. Whatever did not is done again after the next start.
 */
export async function stopServer(
  { server, requests, workers, store }: Stopping,
  { delayMs, graceMs }: ShutdownTimes,
): Promise<boolean> {
  requests.endConnections();
  const worked = Promise.all(workers.map((worker) => worker.stop()));
  await sleep(delayMs);

  const closed = stopListening(server);
  const answered = Promise.race([closed, sleep(ON_ITS_WAY_MS)])
    .then(() => requests.answered())
    .then(() => requests.endSilent())
    .then(() => server.closeIdleConnections())
    .then(() => closed);
  const underWay = Promise.all([worked, answered]);
  const clean = await within(graceMs, underWay);
  if (!clean) {
    for (const worker of workers) worker.abortWork?.();
    await within(LAST_MS, worked);
    server.closeAllConnections();
  }
  const stored = await within(LAST_MS, store.close());
  return clean && stored;
}

/** `close` of an HTTP server also cuts connections that look idle; that of its base only stops to listen. */
function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    NetServer.prototype.close.call(server, () => resolve());
  });
}

async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const late = new AbortController();
  const done = work.then(
    () => true,
    () => false,
  );
  const inTime = await Promise.race([done, sleep(ms, false, { signal: late.signal }).catch(() => false)]);
  late.abort();
  return inTime;
}
