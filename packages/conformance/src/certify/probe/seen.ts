/** What the receiver has handed over, as the probe saw it at the end. */
export class Seen {
  readonly #counts: ReadonlyMap<string, number>;

  constructor(counts: ReadonlyMap<string, number> = new Map()) {
    this.#counts = counts;
  }

  /** How often an order was handed over as a new one. */
  count(orderId: string): number {
    return this.#counts.get(orderId) ?? 0;
  }
}
