/** The client's time and chance. Replace single ones in tests, so that no test waits for real seconds. */
export interface Timing {
  /** The time, in epoch ms. */
  now: () => number;
  /** A number from 0 up to, but without, 1; for the jitter of waits. */
  random: () => number;
  /**
   * Waits before a repeat.
   *
   * @param ms How long, in ms.
   * @param signal Ends the wait at once; the wait then rejects with its reason.
   */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * The real time and chance: what a client has unless it is given another.
 *
 * ```ts
 * await SYSTEM_TIMING.wait(500, AbortSignal.timeout(1_000));
 * ```
 */
export const SYSTEM_TIMING: Timing = {
  now: () => Date.now(),
  random: () => Math.random(),
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      const abort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      }, ms);
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    }),
};
