import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Claim, Queue, Settlement, Store } from '../store/store.ts';
import { type HeldLease, holdLease } from './hold-lease.ts';

/** What to do with the head of a lane. It must not throw; if it does, the lane is tried again later. */
export type HandleClaim = (claim: Claim, signal: AbortSignal) => Promise<Settlement>;

/** Says how many lanes may be claimed at the moment. */
export interface Gate {
  /** `waitMs`: when fewer are granted than wanted, in how long to ask again. */
  admit(want: number): Promise<{ granted: number; waitMs: number }>;
  /** So many of those granted were not used. */
  giveBack(count: number): Promise<void>;
}

export interface LaneWorkerOptions {
  store: Store;
  queue: Queue;
  handle: HandleClaim;
  log: Logger;
  /** How many lanes at the same time. */
  concurrency: number;
  /** How long a lease lasts, in ms; it is renewed at a third of it while the work goes on. */
  leaseMs?: number;
  /** Asked before lanes are claimed, so that one that has to wait holds no lease and uses up no attempt. Absent: always open. */
  gate?: Gate | null;
  /** How long to sleep at most, in ms: a safety net under the wake-ups. */
  idleMs?: number;
}

// How long the orders of a killed process wait on PostgreSQL (SQLite frees them when it is opened). Too short, and a process
// that hangs for a moment loses its work to another, so that the same event is handed over twice. Renewed three times over,
// all leases of a process in one statement: docs/decisions/short-leases.md.
const LEASE_MS = 5_000;
const IDLE_MS = 5_000;
const FAILURE_WAIT_MS = 1_000;

/**
 * Works through one queue: leases ready lanes, hands the head of each to `handle`, settles it, and goes on until nothing
 * is ready. Sleeps until work comes or the next lane is due.
 */
export class LaneWorker {
  readonly #options: Required<LaneWorkerOptions>;
  readonly #abort = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #leases = new Set<HeldLease>();
  /** Lanes being handled. One whose outcome is on its way to the store has made room for the next. */
  #busy = 0;
  #wake: () => void = () => {};
  #woken = false;
  #loop: Promise<void> | null = null;
  #unsubscribe: () => void = () => {};

  constructor(options: LaneWorkerOptions) {
    this.#options = { leaseMs: LEASE_MS, idleMs: IDLE_MS, gate: null, ...options };
  }

  start(): void {
    const { store, queue } = this.#options;
    this.#unsubscribe = store.onWork(queue, () => this.#notify());
    this.#loop = this.#run();
  }

  /** Takes no more work and waits until the work under way is settled. */
  async stop(): Promise<void> {
    this.#abort.abort();
    this.#unsubscribe();
    this.#notify();
    await this.#loop;
    await Promise.all(this.#running);
  }

  /** Tells the work under way to come to its end. */
  abortWork(): void {
    for (const lease of this.#leases) lease.abort();
  }

  async #run(): Promise<void> {
    while (!this.#abort.signal.aborted) {
      try {
        // Lanes that become free in the same turn of the event loop are filled by one claim.
        await setImmediate();
        const free = this.#options.concurrency - this.#busy;
        const sleepMs = free === 0 ? this.#options.idleMs : await this.#fill(free);
        if (sleepMs !== null) await this.#sleep(sleepMs);
      } catch (error) {
        this.#options.log.error({ queue: this.#options.queue, err: error }, 'worker cannot reach the store');
        await this.#sleep(FAILURE_WAIT_MS);
      }
    }
  }

  /** Claims what may be claimed. How long to sleep then, in ms; `null`: there may be more to claim. */
  async #fill(free: number): Promise<number | null> {
    const { gate } = this.#options;
    if (gate === null) return (await this.#claim(free)) < free ? this.#untilDue() : null;
    // Whether there is anything to claim is asked first: the gate counts what it grants.
    const dueMs = await this.#untilDue();
    if (dueMs > 0) return dueMs;
    const { granted, waitMs } = await gate.admit(free);
    const claimed = granted > 0 ? await this.#claim(granted) : 0;
    if (claimed < granted) {
      await gate.giveBack(granted - claimed);
      return this.#untilDue();
    }
    return granted < free ? waitMs : null;
  }

  async #claim(limit: number): Promise<number> {
    const { store, queue, leaseMs } = this.#options;
    const claimedAt = performance.now();
    const claims = await store.claim(queue, { limit, now: Date.now(), leaseMs });
    for (const claim of claims) {
      const work = this.#work(claim, claimedAt).finally(() => this.#running.delete(work));
      this.#running.add(work);
    }
    return claims.length;
  }

  async #work(claim: Claim, claimedAt: number): Promise<void> {
    const { store, log, leaseMs } = this.#options;
    const lease = holdLease(claim, { store, log, leaseMs, claimedAt });
    this.#leases.add(lease);
    try {
      const settlement = await this.#handle(claim, lease.signal);
      const held = await store.settle(claim, settlement);
      if (!held) log.warn({ message: claim.message.id }, 'lease was lost; another worker goes on');
    } catch (error) {
      // The lease runs out and the message is claimed again: at least once, never lost.
      log.error({ message: claim.message.id, err: error }, 'outcome not stored');
    } finally {
      lease.release();
      this.#leases.delete(lease);
      // The lane may have more to do, and nobody else says so.
      this.#notify();
    }
  }

  /** The next lane is claimed while the outcome of this one is stored: both go into one transaction. */
  async #handle(claim: Claim, signal: AbortSignal): Promise<Settlement> {
    const { handle, log } = this.#options;
    this.#busy += 1;
    try {
      return await handle(claim, signal);
    } catch (error) {
      log.error({ message: claim.message.id, err: error }, 'handling failed unexpectedly');
      const readyAt = Date.now() + FAILURE_WAIT_MS * 60;
      return { outcome: 'retry', readyAt, error: 'The webhook server failed while handling it.' };
    } finally {
      this.#busy -= 1;
      this.#notify();
    }
  }

  async #untilDue(): Promise<number> {
    const { store, queue, idleMs } = this.#options;
    const due = await store.nextReadyAt(queue);
    return due === null ? idleMs : Math.min(idleMs, Math.max(0, due - Date.now()));
  }

  async #sleep(ms: number): Promise<void> {
    if (this.#abort.signal.aborted) return;
    if (!this.#woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#woken = false;
    this.#wake = () => {};
  }

  #notify(): void {
    this.#woken = true;
    this.#wake();
  }
}
