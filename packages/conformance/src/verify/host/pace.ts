/** Lets one request go at a time, at most so many in a second. */
export class Pace {
  readonly #gapMs: number;
  #next = 0;

  /** @param perSecond `Infinity` for no limit. */
  constructor(perSecond: number) {
    this.#gapMs = 1000 / perSecond;
  }

  /** Resolves when the next request may go. */
  async turn(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#gapMs === 0) return;
    const now = performance.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#gapMs;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
    signal?.throwIfAborted();
  }
}
