/** A map that can remember which of its entries have changed since it was last asked. Values are replaced, never changed. */
export class Collection<Value> extends Map<string, Value> {
  /** `null` while nobody asks: it would only grow. */
  #changed: Set<string> | null = null;
  readonly #onChange: () => void;

  /** @param onChange Is called at every change. */
  constructor(onChange: () => void) {
    super();
    this.#onChange = onChange;
  }

  override set(key: string, value: Value): this {
    super.set(key, value);
    this.#changed?.add(key);
    this.#onChange();
    return this;
  }

  override delete(key: string): boolean {
    const known = super.delete(key);
    this.#changed?.add(key);
    this.#onChange();
    return known;
  }

  override clear(): void {
    for (const key of this.keys()) this.#changed?.add(key);
    super.clear();
    this.#onChange();
  }

  /** Begins to remember what changes. */
  trackChanges(): void {
    this.#changed = new Set();
  }

  /** Keys whose entry was set or deleted since the last call. */
  takeChanged(): string[] {
    const keys = [...(this.#changed ?? [])];
    this.#changed?.clear();
    return keys;
  }
}
