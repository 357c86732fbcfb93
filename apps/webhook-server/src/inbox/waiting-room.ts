import { SHORT_CALLBACK_TIMEOUT_SECONDS } from '@assessment-kit/rules';
import { StoreUnavailableError } from '../store/store.ts';

export interface WaitingRoomLimits {
  /** Callbacks that may wait for the database at the same time. */
  callbacks: number;
  /** Their bodies together, in bytes. */
  bytes: number;
  /** How long each of them waits, in ms. */
  ms: number;
}

/**
 * The answer leaves a second before the platform stops waiting by the stricter reading (`CL-2025-06-10`). A database
 * that stores 1,000 a second, half of what the slowest measured does, empties a full room in half of that; more would
 * only be told no later. A body is held about four times over while it waits (bytes, text, payload, what is sent), so
 * 64 MiB are 256 at most.
 */
export const ROOM: WaitingRoomLimits = {
  callbacks: 2_000,
  bytes: 64 * 1024 * 1024,
  ms: (SHORT_CALLBACK_TIMEOUT_SECONDS - 1) * 1000,
};

interface Guest {
  bytes: number;
  /** By `performance.now()`. */
  enteredAt: number;
  /** Tells it that it has waited too long; `null`: it was told. */
  turnAway: ((error: StoreUnavailableError) => void) | null;
}

/**
 * Bounds what waits for a database that is slow or hangs, in number, memory and time. Who cannot come in, or has waited
 * too long, is told so at once and may come again; one that waited too long may still be stored, once.
 */
export class WaitingRoom {
  readonly #limits: WaitingRoomLimits;
  /** In the sequence in which they came. */
  readonly #guests = new Set<Guest>();
  #bytes = 0;
  /** Looks after those whose time is up: one for all, because hardly anyone ever waits so long. */
  #clock: NodeJS.Timeout | null = null;

  constructor(limits: WaitingRoomLimits = ROOM) {
    this.#limits = limits;
  }

  /** @throws {StoreUnavailableError} when there is no place, or `work` takes too long. */
  wait<Result>(bytes: number, work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const now = performance.now();
      this.#checkPlace(bytes, now);
      const working = work();
      const guest: Guest = { bytes, enteredAt: now, turnAway: reject };
      this.#guests.add(guest);
      this.#bytes += bytes;
      this.#clock ??= setTimeout(() => this.#turnAway(), this.#limits.ms).unref();
      // The place is taken until the work has ended, however long that is: until then it needs its memory.
      working.then(
        (result) => {
          this.#leave(guest);
          resolve(result);
        },
        (error: unknown) => {
          this.#leave(guest);
          reject(error);
        },
      );
    });
  }

  #checkPlace(bytes: number, now: number): void {
    const [first] = this.#guests;
    if (first && now - first.enteredAt > this.#limits.ms) {
      throw new StoreUnavailableError('The database has not answered for a while.');
    }
    if (this.#guests.size >= this.#limits.callbacks || (first && this.#bytes + bytes > this.#limits.bytes)) {
      throw new StoreUnavailableError('Too many callbacks wait for the database.');
    }
  }

  #leave(guest: Guest): void {
    this.#guests.delete(guest);
    this.#bytes -= guest.bytes;
  }

  /** Tells those whose time is up, and comes back for the next one. */
  #turnAway(): void {
    const now = performance.now();
    this.#clock = null;
    for (const guest of this.#guests) {
      const leftMs = guest.enteredAt + this.#limits.ms - now;
      if (leftMs > 0) {
        this.#clock = setTimeout(() => this.#turnAway(), Math.ceil(leftMs)).unref();
        return;
      }
      guest.turnAway?.(new StoreUnavailableError('The database did not answer in time.'));
      guest.turnAway = null;
    }
  }
}
