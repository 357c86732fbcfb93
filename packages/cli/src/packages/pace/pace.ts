import { LONGEST_ASKED_MS, type Timing } from '@assessment-kit/client';
import { RATE_LIMITS } from '@assessment-kit/rules';

/**
 * A little below what the platform allows (`RATE`: 3 a second, 180 a minute): requests do not arrive as evenly as they leave,
 * and at the limit itself any delay on the way is answered with 429.
 */
export const USUAL_RATE = (RATE_LIMITS.perSecond * 95) / 100;

/** What a 429 leaves of the pace. */
const SLOWER = 0.7;
/** What each success brings back, as a part of the full pace. */
const RECOVERY = 0.01;
/** The pace never falls below this part of the full one. */
const SLOWEST = 0.05;
/** How long everyone waits after a 429 that does not say how long, in ms. */
const USUAL_PAUSE_MS = 1_000;

/** What of time it needs. */
type PaceTiming = Pick<Timing, 'now' | 'wait'>;

/** Lets requests go one by one, evenly, however many wait; a 429 of one of them slows all of them down. */
export class Pace {
  readonly #perSecond: number;
  readonly #timing: PaceTiming;
  #factor = 1;
  #nextAt = 0;
  #pausedUntil = 0;
  #queue: Promise<unknown> = Promise.resolve();

  /** @param perSecond How many requests a second at most. */
  constructor(perSecond: number, timing: PaceTiming) {
    this.#perSecond = perSecond;
    this.#timing = timing;
  }

  /** Requests a second, as fast as they may go now. */
  get perSecond(): number {
    return this.#perSecond * this.#factor;
  }

  /** Resolves when the next request may go, in the sequence of the calls. @throws The signal's reason. */
  turn(signal: AbortSignal): Promise<void> {
    const turn = this.#queue.then(() => this.#wait(signal));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** A request was answered with 429. @param askedMs How long the platform asks to wait; `null` when it does not say. */
  slowDown(askedMs: number | null): void {
    const now = this.#timing.now();
    // Those that had left before the pause began say nothing new.
    if (now >= this.#pausedUntil) this.#factor = Math.max(this.#factor * SLOWER, SLOWEST);
    const pauseMs = Math.min(askedMs ?? USUAL_PAUSE_MS, LONGEST_ASKED_MS);
    this.#pausedUntil = Math.max(this.#pausedUntil, now + pauseMs);
  }

  /** A request was answered otherwise. */
  answered(): void {
    this.#factor = Math.min(1, this.#factor + RECOVERY);
  }

  async #wait(signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const waitMs = Math.max(this.#nextAt, this.#pausedUntil) - this.#timing.now();
      if (waitMs <= 0) break;
      await this.#timing.wait(waitMs, signal);
    }
    this.#nextAt = this.#timing.now() + 1000 / this.perSecond;
  }
}
