import type { Connection } from './connections.ts';
import { SQL } from './sql.ts';

/** How often the clock of the database is read again, in ms: it may be set, or another server may take over. */
const MEASURE_EVERY_MS = 60_000;

/** Clocks that are less apart than this are as good as the same, in ms: a lease lasts ten times as long. */
const NEGLIGIBLE_MS = 500;

/** An answer that took longer says too little about the time at which it was given, in ms. */
const SLOW_ANSWER_MS = 1_000;

/**
 * Translates between the clock of this process and that of the database. Leases and times at which lanes become ready are
 * compared by processes on several machines, so what the database keeps goes by its own clock.
 *
 * Between two measurements it goes by the monotonic clock, so a wall clock that is set meanwhile does no harm.
 */
export class DatabaseClock {
  readonly #wallClock: () => number;
  /** What the database's clock showed when the monotonic clock showed 0, in epoch ms. */
  #origin: number | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** @param wallClock The clock that callers of the store go by, in epoch ms. */
  constructor(wallClock: () => number) {
    this.#wallClock = wallClock;
  }

  /** Measures now, and from time to time until `stop`. @throws {StoreUnavailableError} when it cannot be measured now. */
  async start(connection: Pick<Connection, 'query'>): Promise<void> {
    await this.#measure(connection);
    // One that fails or takes long leaves what is known.
    this.#timer = setInterval(() => void this.#measure(connection).catch(() => {}), MEASURE_EVERY_MS).unref();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  /** By how much the database is ahead of this process, in whole ms; 0 when that is negligible. */
  get offsetMs(): number {
    if (this.#origin === null) return 0;
    const offset = Math.round(this.#origin + performance.now() - this.#wallClock());
    return Math.abs(offset) < NEGLIGIBLE_MS ? 0 : offset;
  }

  /** What the database's clock shows, in epoch ms. */
  now(): number {
    return this.#wallClock() + this.offsetMs;
  }

  async #measure(connection: Pick<Connection, 'query'>): Promise<void> {
    const askedAt = performance.now();
    const { rows } = await connection.query<{ now: string }>(SQL.now);
    const answeredAt = performance.now();
    if (this.#origin !== null && answeredAt - askedAt > SLOW_ANSWER_MS) return;
    this.#origin = Number(rows[0]?.now) - (askedAt + answeredAt) / 2;
  }
}
