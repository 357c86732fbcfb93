import type { Queue } from './store.ts';

/** Who wants to know that work was added to a queue. */
export class WorkListeners {
  readonly #listeners: Record<Queue, Set<() => void>> = { inbox: new Set(), outbox: new Set() };

  /** Returns a function that ends it. */
  add(queue: Queue, listener: () => void): () => void {
    // A function of its own: the same listener may be added twice and each must end by itself.
    const entry = () => listener();
    this.#listeners[queue].add(entry);
    return () => void this.#listeners[queue].delete(entry);
  }

  notify(queue: Queue): void {
    for (const listener of this.#listeners[queue]) listener();
  }

  clear(): void {
    this.#listeners.inbox.clear();
    this.#listeners.outbox.clear();
  }
}
