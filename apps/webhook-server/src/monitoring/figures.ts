import type { LaneCounts, MessageState, Queue, QueueCounts, Store } from '../store/store.ts';
import { Kept } from './kept.ts';

/** What the database knows about how things stand, counted a moment ago. */
export interface Figures {
  /** Messages that are not done. */
  open: readonly QueueCounts[];
  lanes: readonly LaneCounts[];
  /** Orders that never came in, as far as error callbacks tell. */
  lost: number;
  /** Epoch ms. */
  countedAt: number;
}

export type Done = Readonly<Record<Queue, number>>;

const OPEN: readonly MessageState[] = ['pending', 'dead', 'refused', 'in_doubt'];
/** What a scrape may wait for the database, in ms: Prometheus gives up after 10 s. */
const PATIENCE_MS = 3_000;
/** What a page may wait for the count of everything that is done, in ms. */
const DONE_PATIENCE_MS = 500;

/** Figures for everyone who asks, worked out at most every second, and by at most a fiftieth of the time. */
export class StoreFigures {
  readonly #figures: Kept<Figures>;
  readonly #done: Kept<Done>;

  constructor(store: Store) {
    this.#figures = new Kept(() => read(store), { minMs: 1_000, pause: 49 });
    this.#done = new Kept(() => readDone(store), { minMs: 5_000, pause: 49 });
  }

  /** @throws {StoreUnavailableError} when the database is away. */
  get(): Promise<Figures> {
    return this.#figures.get();
  }

  /** `null` when the database is away or does not answer in time. */
  async soon(): Promise<Figures | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, null);
    });
    return Promise.race([this.get().catch(() => null), late]).finally(() => clearTimeout(timer));
  }

  /** `null` while they have not been counted yet. */
  done(): Promise<Done | null> {
    return this.#done.soon(DONE_PATIENCE_MS);
  }
}

async function read(store: Store): Promise<Figures> {
  const countedAt = Date.now();
  const [open, lanes, lost] = await Promise.all([store.counts(OPEN), store.laneCounts(), store.countLostOrders()]);
  return { open, lanes, lost, countedAt };
}

async function readDone(store: Store): Promise<Done> {
  const counts = await store.counts(['done']);
  const of = (queue: Queue) => counts.find((each) => each.queue === queue)?.count ?? 0;
  return { inbox: of('inbox'), outbox: of('outbox') };
}

/** Of one queue and state; 0 when there is none. */
export function countOf({ open }: Figures, queue: Queue, state: MessageState): number {
  return open.find((each) => each.queue === queue && each.state === state)?.count ?? 0;
}

/** How long the oldest message that could go on has been waiting, in seconds. */
export function lagOf({ lanes }: Figures, queue: Queue, now: number): number {
  const since = lanes.find((each) => each.queue === queue)?.waitingSince ?? null;
  return since === null ? 0 : Math.max(0, now - since) / 1000;
}

export function parkedLanes({ lanes }: Figures, queue: Queue): number {
  return lanes.find((each) => each.queue === queue)?.parked ?? 0;
}
