import { seededRandom } from '../test-mode/random.ts';

/** What faults of callbacks and of answers have in common. */
interface Drawable {
  probability?: number;
  count?: number;
}

interface Entry<Fault> {
  readonly fault: Fault;
  readonly random: () => number;
  /** How many times it may still happen. */
  left: number;
}

/** Faults in the sequence in which they are tried. */
export class FaultList<Fault extends Drawable> {
  readonly #entries: readonly Entry<Fault>[];

  /**
   * @param random Gives each fault a sequence of its own, so that whether the third match of a fault is drawn does not
   * depend on what other faults were asked in between.
   */
  constructor(faults: readonly Fault[], random: () => number) {
    this.#entries = faults.map((fault) => ({
      fault: { ...fault },
      random: seededRandom(random() * 2 ** 32),
      left: fault.count ?? Number.POSITIVE_INFINITY,
    }));
  }

  /** The first fault that matches, is not used up, and is drawn. */
  draw(matches: (fault: Fault) => boolean): Fault | null {
    for (const entry of this.#entries) {
      if (entry.left <= 0 || !matches(entry.fault)) continue;
      if (entry.random() >= (entry.fault.probability ?? 1)) continue;
      entry.left -= 1;
      return entry.fault;
    }
    return null;
  }

  /** The faults that are not used up, with the counts that are left. */
  current(): Fault[] {
    return this.#entries
      .filter(({ left }) => left > 0)
      .map(({ fault, left }) => (fault.count === undefined ? { ...fault } : { ...fault, count: left }));
  }
}
