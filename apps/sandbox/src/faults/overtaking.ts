/** Lets a callback wait until the next one was sent. At most one waits: a second one would be the next. */
export class Overtaking {
  #waiting: (() => void) | null = null;

  /** Whether a callback waits to be overtaken. */
  get isWaiting(): boolean {
    return this.#waiting !== null;
  }

  /** @param leave Sends the callback; is called once it was overtaken. */
  wait(leave: () => void): void {
    this.#waiting = leave;
  }

  /** To be called by a callback that sets out. The result, called when it was sent, lets the one that waited leave. */
  overtake(): () => void {
    const leave = this.#waiting;
    this.#waiting = null;
    return () => leave?.();
  }

  /** Forgets the one that waits; it never leaves. */
  forget(): void {
    this.#waiting = null;
  }
}
