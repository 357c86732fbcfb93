/** How often something may be worked out anew. */
export interface KeptFor {
  /** Not before this time has passed since the last one, in ms. */
  minMs: number;
  /** Not before the work has paused for so many times the time it took: 49 makes at most a fiftieth of the time. */
  pause: number;
}

/** Keeps a value that takes time to work out, and works it out anew when someone asks and it is due. */
export class Kept<Value> {
  readonly #load: () => Promise<Value>;
  readonly #times: KeptFor;
  #value: Value | null = null;
  #loading: Promise<Value> | null = null;
  #dueAt = 0;

  constructor(load: () => Promise<Value>, times: KeptFor) {
    this.#load = load;
    this.#times = times;
  }

  /** The last value, or a new one when it is due. Everyone who asks meanwhile shares the same work. */
  get(): Promise<Value> {
    if (this.#value !== null && performance.now() < this.#dueAt) return Promise.resolve(this.#value);
    this.#loading ??= this.#work().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  /** The last value, `null` when there was none within `ms`; a new one is worked out in the background when it is due. */
  async soon(ms: number): Promise<Value | null> {
    const work = this.get().catch(() => null);
    if (this.#value !== null) return this.#value;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, ms, null);
    });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  async #work(): Promise<Value> {
    const startedAt = performance.now();
    const value = await this.#load();
    const now = performance.now();
    this.#value = value;
    this.#dueAt = now + Math.max(this.#times.minMs, (now - startedAt) * this.#times.pause);
    return value;
  }
}
