import type { Observer } from './watch.ts';

/** Waits until so many orders were answered, and counts those that were not accepted. */
export class OutcomeCount {
  refused = 0;
  readonly complete: Promise<void>;
  #left: number;
  #done = () => {};

  constructor(expected: number) {
    this.#left = expected;
    this.complete = new Promise((resolve) => {
      this.#done = resolve;
    });
  }

  add(accepted: boolean): void {
    if (!accepted) this.refused += 1;
    this.#left -= 1;
    if (this.#left <= 0) this.#done();
  }
}

/** An observer that counts as well. */
export function counting(observer: Observer, outcomes: OutcomeCount): Observer {
  return {
    ...observer,
    delivery(record) {
      observer.delivery(record);
      if (record.callback === 'order') outcomes.add(record.outcome === 'accepted');
    },
  };
}
