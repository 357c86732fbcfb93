import type { Logger } from 'pino';
import type { Claim, Queue, Settlement, Store } from '../store/store.ts';

/** What to do with the head of a lane. It must not throw; if it does, the lane is tried again later. */
export type HandleClaim = (claim: Claim, signal: AbortSignal) => Promise<Settlement>;

export interface LaneWorkerOptions {
  store: Store;
  queue: Queue;
  handle: HandleClaim;
  log: Logger;
  /** How many lanes at the same time. */
  concurrency: number;
  /** How long a lease lasts, in ms; it is renewed at a third of it while the work goes on. */
  leaseMs?: number;
  /** How long to sleep at most, in ms: a safety net under the wake-ups. */
  idleMs?: number;
}

// Too short, and a slow receiver gets the same event twice; too long, and recovery after a crash waits.
// Handlers are told to expect repetition, so the first is only waste, while a customer feels the second.
const LEASE_MS = 15_000;
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
  #wake: () => void = () => {};
  #woken = false;
  #loop: Promise<void> | null = null;
  #unsubscribe: () => void = () => {};

  constructor(options: LaneWorkerOptions) {
    this.#options = { leaseMs: LEASE_MS, idleMs: IDLE_MS, ...options };
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

  async #run(): Promise<void> {
    while (!this.#abort.signal.aborted) {
      try {
        const free = this.#options.concurrency - this.#running.size;
        const claimed = free > 0 ? await this.#claim(free) : 0;
        if (claimed < free || free === 0) await this.#sleep(free === 0 ? this.#options.idleMs : await this.#untilDue());
      } catch (error) {
        this.#options.log.error({ queue: this.#options.queue, err: error }, 'worker cannot reach the store');
        await this.#sleep(FAILURE_WAIT_MS);
      }
    }
  }

  async #claim(limit: number): Promise<number> {
    const { store, queue, leaseMs } = this.#options;
    const claims = await store.claim(queue, { limit, now: Date.now(), leaseMs });
    for (const claim of claims) {
      const work = this.#work(claim).finally(() => {
        this.#running.delete(work);
        this.#notify();
      });
      this.#running.add(work);
    }
    return claims.length;
  }

  async #work(claim: Claim): Promise<void> {
    const { store, handle, leaseMs, log } = this.#options;
    const lost = new AbortController();
    const renewal = setInterval(() => {
      store.renew(claim, Date.now() + leaseMs).then(
        (held) => held || lost.abort(),
        (error: unknown) => log.warn({ message: claim.message.id, err: error }, 'lease not renewed'),
      );
    }, leaseMs / 3);
    try {
      const settlement = await handle(claim, lost.signal).catch((error: unknown): Settlement => {
        log.error({ message: claim.message.id, err: error }, 'handling failed unexpectedly');
        const readyAt = Date.now() + FAILURE_WAIT_MS * 60;
        return { outcome: 'retry', readyAt, error: 'The webhook server failed while handling it.' };
      });
      const held = await store.settle(claim, settlement);
      if (!held) log.warn({ message: claim.message.id }, 'lease was lost; another worker goes on');
    } catch (error) {
      // The lease runs out and the message is claimed again: at least once, never lost.
      log.error({ message: claim.message.id, err: error }, 'outcome not stored');
    } finally {
      clearInterval(renewal);
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
