import type { Clock } from '../clock.ts';

/** How many requests are allowed; `null`: no limit of this kind. */
export interface RateLimitNumbers {
  perSecond: number | null;
  perMinute: number | null;
  perHour: number | null;
}

const WINDOWS = [
  ['perSecond', 1_000],
  ['perMinute', 60_000],
  ['perHour', 3_600_000],
] as const satisfies readonly (readonly [keyof RateLimitNumbers, number])[];

/** Counts requests in sliding windows, each kind of caller for itself (`RATE`). */
export class RateLimiter {
  readonly #clock: Clock;
  /** Times of the requests that were let through, in epoch ms, oldest first. */
  readonly #times = new Map<string, number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Lets a request through, or says how long to wait.
   *
   * @param caller Whose requests are counted together.
   * @returns 0 when it may pass, otherwise the seconds after which the next one may.
   */
  pass(caller: string, numbers: RateLimitNumbers): number {
    const now = this.#clock.now();
    const longest = WINDOWS.at(-1)?.[1] ?? 0;
    const times = (this.#times.get(caller) ?? []).filter((time) => time > now - longest && time <= now);
    const waitMs = Math.max(
      ...WINDOWS.map(([name, lengthMs]) => {
        const allowed = numbers[name];
        const inside = times.filter((time) => time > now - lengthMs);
        const blocking = allowed === null ? undefined : inside.at(-allowed);
        return blocking === undefined ? 0 : blocking + lengthMs - now;
      }),
    );
    if (waitMs <= 0) times.push(now);
    this.#times.set(caller, times);
    return Math.ceil(Math.max(0, waitMs) / 1000);
  }

  clear(): void {
    this.#times.clear();
  }
}
