import type { Timing } from '../../src/index.ts';

/** A clock that stands still but for the waits, which are over at once and written down. */
export class HandClock {
  /** Epoch ms. */
  now = Date.parse('2026-06-01T00:00:00Z');
  chance = 0;
  readonly waits: number[] = [];
  readonly timing: Timing = {
    now: () => this.now,
    random: () => this.chance,
    wait: async (ms, signal) => {
      signal?.throwIfAborted();
      this.waits.push(ms);
      this.now += ms;
    },
  };
}
