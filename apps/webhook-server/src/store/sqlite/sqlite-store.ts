import type { PaceAnswer, PaceChange } from '../../outbox/pace.ts';
import type { EngineStore } from '../engine-store.ts';
import { keptKeyOf } from '../idempotency.ts';
import { lostOrderOf } from '../lost-orders.ts';
import {
  attemptOf,
  checkLimit,
  detailText,
  inboxRow,
  laneCountsOf,
  MAX_OUTLINES,
  messageOf,
  orderOf,
  outboxRows,
  outlineOf,
  QUEUES,
  requeuedRows,
  STATES,
  settlementRow,
  storable,
  wholeMs,
} from '../rows.ts';
import type {
  Claim,
  ClaimOptions,
  Decision,
  Enqueued,
  Erased,
  EraseRequest,
  FailedAttempt,
  InboxLane,
  IncomingCallback,
  KeptKey,
  LaneCounts,
  LanesQuery,
  LostOrder,
  MessageDetail,
  MessageOutline,
  MessageQuery,
  MessageState,
  NewUpdates,
  Queue,
  QueueCounts,
  Received,
  Requeued,
  RequeueObstacle,
  Resolved,
  Settlement,
  StoredMessage,
  StoredOrder,
} from '../store.ts';
import { WorkListeners } from '../work-listeners.ts';
import { SqliteContents } from './contents.ts';
import type { CountedPart } from './operations.ts';
import { type SqliteOptions, WorkerClient } from './worker-client.ts';

/** Takes 1 to 2 ms, and no commit waits longer. */
const COUNTED_AT_ONCE = 10_000;

/** The store in one file, used by one process. */
export class SqliteStore implements EngineStore {
  readonly engine = 'sqlite';
  readonly contents: SqliteContents;
  readonly #worker: WorkerClient;
  readonly #listeners = new WorkListeners();

  private constructor(worker: WorkerClient) {
    this.#worker = worker;
    this.contents = new SqliteContents(worker);
  }

  /** @throws {StoreUnavailableError} when another process uses the file, or it cannot be opened or written. */
  static async open(file: string, options: SqliteOptions = {}): Promise<SqliteStore> {
    return new SqliteStore(await WorkerClient.open(file, options));
  }

  async receive(callback: IncomingCallback): Promise<Received> {
    const received = await this.#worker.call('receive', inboxRow(callback));
    if (received.outcome !== 'duplicate') this.#listeners.notify('inbox');
    return received;
  }

  async enqueue(updates: NewUpdates): Promise<Enqueued> {
    const enqueued = await this.#worker.call('enqueue', outboxRows(updates));
    if (enqueued.outcome === 'queued' && enqueued.ids.length > 0) this.#listeners.notify('outbox');
    return enqueued;
  }

  async claim(queue: Queue, { limit, now, leaseMs }: ClaimOptions): Promise<Claim[]> {
    if (limit < 1) return [];
    const lease = { queue, limit, now: wholeMs(now), leaseUntil: wholeMs(now + leaseMs) };
    const claimed = await this.#worker.call('claim', lease);
    return claimed.map(({ fence, message }) => {
      return { queue, lane: message.lane, fence, attempts: message.attempts, message: messageOf(message) };
    });
  }

  renew({ queue, lane, fence }: Claim, leaseUntil: number): Promise<boolean> {
    return this.#worker.call('renew', { queue, lane, fence, leaseUntil: wholeMs(leaseUntil) });
  }

  async settle(claim: Claim, settlement: Settlement): Promise<boolean> {
    return this.#worker.call('settle', settlementRow(claim, settlement));
  }

  nextReadyAt(queue: Queue): Promise<number | null> {
    return this.#worker.call('nextReadyAt', { queue });
  }

  onWork(queue: Queue, listener: () => void): () => void {
    return this.#listeners.add(queue, listener);
  }

  async requeue(
    queue: Queue,
    id: string,
    from: readonly MessageState[],
    detail?: MessageDetail,
    obstacle: RequeueObstacle | null = null,
  ): Promise<Requeued> {
    const query = { queue, id: storable(id), from: [...from], detail: detailText(detail), obstacle };
    const requeued = await this.#worker.call('requeue', query);
    if (requeued === 'requeued') this.#listeners.notify(queue);
    return requeued;
  }

  async requeueAll(
    queue: Queue,
    messages: readonly { id: string; readyAt: number }[],
    from: readonly MessageState[],
    detail?: MessageDetail,
  ): Promise<string[]> {
    const query = { queue, messages: requeuedRows(messages), from: [...from], detail: detailText(detail) };
    const requeued = await this.#worker.call('requeueAll', query);
    if (requeued.length > 0) this.#listeners.notify(queue);
    return requeued;
  }

  async resolve(queue: Queue, id: string, { from, to, now }: Decision): Promise<Resolved> {
    const resolved = await this.#worker.call('resolve', { queue, id: storable(id), from, to, now: wholeMs(now) });
    if (resolved === 'resolved') this.#listeners.notify(queue);
    return resolved;
  }

  changePace(change: PaceChange): Promise<PaceAnswer> {
    return this.#worker.call('changePace', { change, now: Date.now() });
  }

  async getIdempotencyKey(key: string): Promise<KeptKey | null> {
    const row = await this.#worker.call('getIdempotencyKey', { key });
    return row && keptKeyOf(row);
  }

  async getMessage(id: string): Promise<StoredMessage | null> {
    const row = await this.#worker.call('getMessage', { id: storable(id) });
    return row && messageOf(row);
  }

  async attempts(id: string): Promise<FailedAttempt[]> {
    const rows = await this.#worker.call('attempts', { id: storable(id) });
    return rows.map(attemptOf);
  }

  async listMessages(query: MessageQuery): Promise<StoredMessage[]> {
    checkLimit(query.limit);
    const lane = query.lane === undefined ? {} : { lane: storable(query.lane) };
    const rows = await this.#worker.call('listMessages', { ...query, ...lane });
    return rows.map(messageOf);
  }

  async listOutlines(query: MessageQuery): Promise<MessageOutline[]> {
    checkLimit(query.limit, MAX_OUTLINES);
    const lane = query.lane === undefined ? {} : { lane: storable(query.lane) };
    const rows = await this.#worker.call('listOutlines', { ...query, ...lane });
    return rows.map(outlineOf);
  }

  async listLostOrders({ limit, before }: { limit: number; before?: number }): Promise<LostOrder[]> {
    const rows = await this.#worker.call('listLostOrders', { limit, before: before ?? Number.MAX_SAFE_INTEGER });
    return rows.map(lostOrderOf);
  }

  countLostOrders(): Promise<number> {
    return this.#worker.call('countLostOrders', null);
  }

  async listOrders({ limit, before }: { limit: number; before?: number }): Promise<StoredOrder[]> {
    const rows = await this.#worker.call('listOrders', { limit, before: before ?? Number.MAX_SAFE_INTEGER });
    return rows.map(orderOf);
  }

  async getOrder(orderId: string): Promise<StoredOrder | null> {
    const row = await this.#worker.call('getOrder', { orderId: storable(orderId) });
    return row && orderOf(row);
  }

  erase(request: EraseRequest): Promise<Erased> {
    return this.contents.erase({ ...request, lane: storable(request.lane) });
  }

  now(): number {
    return Date.now();
  }

  wipe(): Promise<void> {
    return this.contents.wipe();
  }

  inboxLanes(query: LanesQuery): Promise<InboxLane[]> {
    return this.contents.inboxLanes(query);
  }

  /** No other process shares the file. */
  alone<Result>(_job: string, work: () => Promise<Result>): Promise<Result | null> {
    return work();
  }

  async counts(states: readonly MessageState[] = STATES): Promise<QueueCounts[]> {
    const pairs = QUEUES.flatMap((queue) => states.map((state) => ({ queue, state })));
    const counted = await Promise.all(pairs.map(({ queue, state }) => this.#count(queue, state)));
    return counted
      .filter((counts) => counts !== null)
      .sort((a, b) => (`${a.queue} ${a.state}` < `${b.queue} ${b.state}` ? -1 : 1));
  }

  /** Part by part: whoever wants to write in between does not wait. */
  async #count(queue: Queue, state: MessageState): Promise<QueueCounts | null> {
    let count = 0;
    let first: number | null = null;
    for (let after: number | null = 0; after !== null; ) {
      const part: CountedPart = await this.#worker.call('countPart', { queue, state, after, limit: COUNTED_AT_ONCE });
      count += part.count;
      first ??= part.first;
      after = part.count < COUNTED_AT_ONCE ? null : part.last;
    }
    const oldestAt = first === null ? null : await this.#worker.call('createdAt', { seq: first });
    return oldestAt === null ? null : { queue, state, count, oldestAt };
  }

  async laneCounts(): Promise<LaneCounts[]> {
    const rows = await this.#worker.call('laneCounts', null);
    return rows.map(laneCountsOf);
  }

  async check(): Promise<void> {
    await this.#worker.call('check', null);
  }

  async close(): Promise<void> {
    this.contents.close();
    await this.#worker.close();
    this.#listeners.clear();
  }
}
