import type { Limits } from '../limits.ts';
import type { Settings } from '../options.ts';
import { pause } from '../pause.ts';
import type { Reading } from './get-json.ts';
import { readEvents } from './read-events.ts';
import { readList } from './read-list.ts';
import { Seen } from './seen.ts';

const LOOK_AGAIN_MS = 150;

/** What the system behind the receiver saw. */
export class Probe {
  readonly #settings: NonNullable<Settings['probe']>;
  readonly #limits: Limits;
  readonly #signal: AbortSignal;
  /** A minute earlier than the run: the receiver's clock may differ. */
  readonly #since = Date.now() - 60_000;

  constructor(settings: NonNullable<Settings['probe']>, limits: Limits, signal: AbortSignal) {
    this.#settings = settings;
    this.#limits = limits;
    this.#signal = signal;
  }

  read(): Promise<Reading> {
    const { kind, url, token } = this.#settings;
    if (kind === 'webhook-server') return readEvents(url, token, this.#since, this.#signal);
    return readList(url, token, this.#signal);
  }

  /** Waits until every order was handed over, or the time is over. */
  async handedOver(orderIds: readonly string[]): Promise<void> {
    const until = performance.now() + this.#limits.handOverMs;
    while (performance.now() < until && !this.#signal.aborted) {
      const reading = await this.read();
      if (reading.ok && orderIds.every((id) => (reading.counts.get(id) ?? 0) > 0)) return;
      await pause(LOOK_AGAIN_MS, this.#signal);
    }
  }

  /** The same, then waits for what may come once too often. `null` when the probe does not answer. */
  async settled(orderIds: readonly string[]): Promise<Seen | null> {
    await this.handedOver(orderIds);
    await pause(this.#limits.settleMs, this.#signal);
    const reading = await this.read();
    return reading.ok ? new Seen(reading.counts) : null;
  }
}
