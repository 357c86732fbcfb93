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

  constructor(limits: WaitingRoomLimits = ROOM) {
    this.#limits = limits;
  }

  /** @throws {StoreUnavailableError} when there is no place, or `work` takes too long. */
  async wait<Result>(bytes: number, work: () => Promise<Result>): Promise<Result> {
    this.#checkPlace(bytes);
    const guest = { bytes, enteredAt: performance.now() };
    this.#guests.add(guest);
    this.#bytes += bytes;
    // The place is taken until the work has ended, however long that is: until then it needs its memory.
    const working = work().finally(() => {
      this.#guests.delete(guest);
      this.#bytes -= bytes;
    });
    return withinTime(working, this.#limits.ms);
  }

  #checkPlace(bytes: number): void {
    const [first] = this.#guests;
    if (first && performance.now() - first.enteredAt > this.#limits.ms) {
      throw new StoreUnavailableError('The database has not answered for a while.');
    }
    if (this.#guests.size >= this.#limits.callbacks || (first && this.#bytes + bytes > this.#limits.bytes)) {
      throw new StoreUnavailableError('Too many callbacks wait for the database.');
    }
  }
}

function withinTime<Result>(working: Promise<Result>, ms: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StoreUnavailableError('The database did not answer in time.')), ms);
    working.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
