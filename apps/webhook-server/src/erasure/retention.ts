import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Store } from '../store/store.ts';
import { eraseLane } from './erase-lane.ts';

export interface RetentionOptions {
  store: Store;
  log: Logger;
  /** Days after the last activity of an order. */
  days: number;
  /** Epoch ms. */
  now?: () => number;
  /** Between two rounds, in ms. */
  everyMs?: number;
}

export interface RetentionRound {
  /** Orders, jobs and errors erased in this round. */
  erased: number;
  /** Old enough, but something of them waits to be done or decided. */
  waiting: number;
}

const DAY_MS = 24 * 3600 * 1000;
const HOUR_MS = 3600 * 1000;
/** Looked at by one question. */
const BATCH = 200;
/** Erased at the same time, with a pause before the next: receiving has the database in between. */
const TOGETHER = 10;
const PAUSE_MS = 20;

/** One that erases what is older than `days`, or none when everything is kept. */
export function createRetention(
  days: number | null | undefined,
  parts: Pick<RetentionOptions, 'store' | 'log'>,
): Retention[] {
  return typeof days === 'number' ? [new Retention({ ...parts, days })] : [];
}

/** Erases what has been finished for a number of days: once an hour, on one of all processes that share a database. */
export class Retention {
  readonly #options: Required<RetentionOptions>;
  readonly #abort = new AbortController();
  #loop: Promise<void> = Promise.resolve();
  /** Everything up to here is erased: old orders are not looked at again and again. */
  #doneUpTo = 0;

  constructor(options: RetentionOptions) {
    this.#options = { now: Date.now, everyMs: HOUR_MS, ...options };
  }

  start(): void {
    this.#loop = this.#run();
  }

  /** Stops after the order that is being erased. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#loop;
  }

  /** @returns What was done; `null`: another process is at it. */
  async round(): Promise<RetentionRound | null> {
    return this.#options.store.alone('retention', () => this.#eraseOld());
  }

  async #run(): Promise<void> {
    const { log, everyMs } = this.#options;
    while (!this.#abort.signal.aborted) {
      try {
        const round = await this.round();
        if (round && round.erased + round.waiting > 0) log.info(round, 'retention: personal data erased');
      } catch (error) {
        log.error({ err: error }, 'retention: not finished, goes on later');
      }
      await sleep(everyMs, undefined, { signal: this.#abort.signal, ref: false }).catch(() => {});
    }
  }

  async #eraseOld(): Promise<RetentionRound> {
    const { store, days, now } = this.#options;
    const idleSince = now() - days * DAY_MS;
    const round = { erased: 0, waiting: 0 };
    let allErased = true;
    for (let afterSeq = this.#doneUpTo; !this.#abort.signal.aborted; ) {
      const batch = await store.inboxLanes({ afterSeq, limit: BATCH });
      const last = batch.at(-1);
      if (!last) break;
      const old = batch.filter(({ erased, createdAt }) => !erased && createdAt < idleSince);
      const lanes = [...new Set(old.map(({ lane }) => lane))];
      while (lanes.length > 0 && !this.#abort.signal.aborted) {
        const outcomes = await Promise.all(lanes.splice(0, TOGETHER).map((lane) => this.#erase(lane, idleSince)));
        const count = (wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;
        round.erased += count('erased');
        round.waiting += count('unfinished');
        allErased &&= count('unfinished') + count('kept') === 0;
        await sleep(PAUSE_MS);
      }
      if (lanes.length > 0) break;
      allErased &&= batch.every(({ erased, createdAt }) => erased || createdAt < idleSince);
      if (allErased) this.#doneUpTo = last.seq;
      // Later ones are younger, give or take what replicas received at the same moment.
      if (batch.every(({ createdAt }) => createdAt >= idleSince)) break;
      afterSeq = last.seq;
    }
    if (round.erased > 0) await store.wipe();
    return round;
  }

  async #erase(lane: string, idleSince: number): Promise<'erased' | 'gone' | 'unfinished' | 'kept'> {
    const { store, now } = this.#options;
    const erased = await eraseLane(store, lane, { now: now(), force: false, idleSince });
    if (erased.outcome === 'erased') return erased.changed ? 'erased' : 'gone';
    return erased.outcome === 'unfinished' ? 'unfinished' : 'kept';
  }
}
