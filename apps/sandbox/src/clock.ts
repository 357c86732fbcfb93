/** What the sandbox takes for the time: everything that expires or waits asks here. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that can be moved; it runs on as fast as the one it is made from. */
export class MovableClock implements Clock {
  readonly #base: Clock;
  readonly #moved = new Set<() => void>();
  #aheadMs = 0;

  constructor(base: Clock) {
    this.#base = base;
  }

  /** How far it is ahead of its base, in ms. */
  get aheadMs(): number {
    return this.#aheadMs;
  }

  now(): number {
    return this.#base.now() + this.#aheadMs;
  }

  /** @param now Epoch ms. */
  moveTo(now: number): void {
    this.goAhead(now - this.#base.now());
  }

  /** @param aheadMs How far to be ahead of its base, in ms. */
  goAhead(aheadMs: number): void {
    this.#aheadMs = aheadMs;
    for (const look of [...this.#moved]) look();
  }

  /**
   * A signal that is aborted after some time, or as soon as this clock is moved beyond it.
   *
   * @returns The signal, and a function that ends the wait.
   */
  timeout(ms: number): { signal: AbortSignal; stop: () => void } {
    const controller = new AbortController();
    const end = this.now() + ms;
    const stop = () => {
      clearTimeout(timer);
      this.#moved.delete(look);
    };
    const abort = () => {
      stop();
      controller.abort(new DOMException('The time is over.', 'TimeoutError'));
    };
    const look = () => {
      if (this.now() >= end) abort();
    };
    const timer = setTimeout(abort, ms);
    this.#moved.add(look);
    return { signal: controller.signal, stop };
  }
}

/** ISO 8601 in UTC with milliseconds. */
export function timestamp(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
