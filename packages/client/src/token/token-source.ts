import type { Schema } from '@assessment-kit/contract';

/** How long before its end a token is no longer used, in ms; at most a tenth of its life. */
const EARLY_MS = 60_000;

interface KeptToken {
  /** As the header has it. */
  value: string;
  /** Epoch ms. */
  usableUntil: number;
}

/** Keeps a token until shortly before it ends; calls that need one at the same time share one request. */
export class TokenSource {
  readonly #request: () => Promise<Schema<'Token'>>;
  readonly #now: () => number;
  #kept: KeptToken | null = null;
  #running: Promise<string> | null = null;

  /** @param now Gives the time, in epoch ms. */
  constructor(request: () => Promise<Schema<'Token'>>, now: () => number) {
    this.#request = request;
    this.#now = now;
  }

  /**
   * The `Authorization` of a token that is not about to end: at once when there is one. A failure is passed to everyone who
   * waits, and not remembered.
   */
  get(): string | Promise<string> {
    if (this.#kept && this.#now() < this.#kept.usableUntil) return this.#kept.value;
    this.#running ??= this.#renew().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Forgets a token that was refused; one that was renewed meanwhile stays. */
  drop(refused: string): void {
    if (this.#kept?.value === refused) this.#kept = null;
  }

  async #renew(): Promise<string> {
    const askedAt = this.#now();
    const { access_token, expires_in } = await this.#request();
    // Without a readable life the token serves those who wait for it, and no one later.
    const lifeMs = typeof expires_in === 'number' && expires_in > 0 ? expires_in * 1000 : 0;
    const value = `Bearer ${access_token}`;
    this.#kept = { value, usableUntil: askedAt + lifeMs - Math.min(EARLY_MS, lifeMs / 10) };
    return value;
  }
}
