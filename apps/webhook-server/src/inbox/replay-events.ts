import type { MessageOutline, MessageState, MessageType, Store } from '../store/store.ts';

/** Which events; each part that is given narrows the choice. */
export interface ReplayFilter {
  state: Extract<MessageState, 'dead' | 'done'>;
  eventIds?: readonly string[];
  orderIds?: readonly string[];
  type?: MessageType;
  companyId?: string;
  /** Epoch ms, included. */
  receivedFrom?: number;
  /** Epoch ms, not included. */
  receivedTo?: number;
}

export interface ReplayPace {
  /** Events per second, on average. */
  perSecond: number;
  /** Events at most, the oldest first. */
  limit: number;
  /** Epoch ms. */
  now: number;
}

export interface Replayed {
  events: number;
  /** The limit was reached. */
  more: boolean;
  /** Epoch ms; `null` when there is none. */
  lastReadyAt: number | null;
}

/** Told to the handler: a person wanted the event handed over once more. */
export const REPLAYED = { replayed: true };

/** Outlines read and messages put back at once: the store does other work in between. */
const SCAN = 2_000;
const CHUNK = 500;

/**
 * Puts many events back into the queue, their lanes ready one after the other so that the partner's system is not
 * flooded.
 *
 * Each chunk is a transaction of its own: after a failure in the middle the first ones are on their way, and the same
 * call may be repeated.
 *
 * @throws {StoreUnavailableError}
 */
export async function replayEvents(store: Store, filter: ReplayFilter, pace: ReplayPace): Promise<Replayed> {
  const { perSecond, limit, now } = pace;
  let events = 0;
  let chunk: MessageOutline[] = [];
  const flush = async () => {
    const messages = chunk.map(({ id }, at) => ({
      id,
      readyAt: now + Math.floor(((events + at) * 1_000) / perSecond),
    }));
    chunk = [];
    events += (await store.requeueAll('inbox', messages, [filter.state], REPLAYED)).length;
  };
  for await (const outline of candidates(store, filter)) {
    if (!fits(outline, filter)) continue;
    chunk.push(outline);
    if (events + chunk.length >= limit) break;
    if (chunk.length === CHUNK) await flush();
  }
  if (chunk.length > 0) await flush();
  const lastReadyAt = events === 0 ? null : now + Math.floor(((events - 1) * 1_000) / perSecond);
  return { events, more: events >= limit, lastReadyAt };
}

/** Events in the state asked for, the oldest first. Read by an index that leads straight to those that were named. */
async function* candidates(store: Store, filter: ReplayFilter): AsyncGenerator<MessageOutline> {
  const { state, eventIds, orderIds } = filter;
  if (eventIds) {
    const found = await Promise.all(eventIds.map((id) => store.getMessage(id)));
    const events = found.filter((message) => message?.queue === 'inbox' && message.state === state);
    yield* oldestFirst(events.filter((message) => message !== null));
    return;
  }
  if (orderIds) {
    const found: MessageOutline[] = [];
    for (const lane of new Set(orderIds)) for await (const outline of scan(store, { state, lane })) found.push(outline);
    yield* oldestFirst(found);
    return;
  }
  yield* scan(store, { state });
}

async function* scan(store: Store, query: { state: MessageState; lane?: string }): AsyncGenerator<MessageOutline> {
  let cursor = 0;
  for (;;) {
    const outlines = await store.listOutlines({ queue: 'inbox', ...query, order: 'oldest', cursor, limit: SCAN });
    yield* outlines;
    if (outlines.length < SCAN) return;
    cursor = outlines.at(-1)?.seq ?? 0;
  }
}

/** Each once, however often it was named. */
function oldestFirst(outlines: readonly MessageOutline[]): MessageOutline[] {
  const unique = new Map(outlines.map((outline) => [outline.seq, outline]));
  return [...unique.values()].sort((left, right) => left.seq - right.seq);
}

function fits({ lane, type, companyId, createdAt }: MessageOutline, filter: ReplayFilter): boolean {
  return (
    (filter.orderIds === undefined || filter.orderIds.includes(lane)) &&
    (filter.type === undefined || filter.type === type) &&
    (filter.companyId === undefined || filter.companyId === companyId) &&
    (filter.receivedFrom === undefined || createdAt >= filter.receivedFrom) &&
    (filter.receivedTo === undefined || createdAt < filter.receivedTo)
  );
}
