import { changePace, EMPTY_PACE, type Pace, type PaceAnswer, type PaceChange } from '../../outbox/pace.ts';
import type { EngineStore } from '../engine-store.ts';
import { type KeyRow, keptKeyOf } from '../idempotency.ts';
import { type LostOrderRow, lostOrderOf } from '../lost-orders.ts';
import {
  type AttemptRow,
  attemptOf,
  type CountRow,
  checkLimit,
  countsOf,
  detailText,
  inboxRow,
  type LaneCountRow,
  laneCountsOf,
  MAX_OUTLINES,
  type MessageRow,
  messageOf,
  type OrderRow,
  type OutlineRow,
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
import {
  type Claim,
  type ClaimOptions,
  type Decision,
  type Enqueued,
  type Erased,
  type EraseRequest,
  type FailedAttempt,
  type InboxLane,
  type IncomingCallback,
  type KeptKey,
  type LaneCounts,
  type LanesQuery,
  type LostOrder,
  type MessageDetail,
  type MessageOutline,
  type MessageQuery,
  type MessageState,
  type NewUpdates,
  type Queue,
  type QueueCounts,
  type Received,
  type Requeued,
  type RequeueObstacle,
  type Resolved,
  type Settlement,
  type StoredMessage,
  type StoredOrder,
  StoreUnavailableError,
} from '../store.ts';
import { WorkListeners } from '../work-listeners.ts';
import { Connections, TIMEOUTS, type Timeouts } from './connections.ts';
import { PostgresContents } from './contents.ts';
import { DatabaseClock } from './database-clock.ts';
import { EnqueueGroup } from './enqueue-group.ts';
import { IDEMPOTENCY_SQL } from './idempotency-sql.ts';
import { LaneGroup } from './lane-group.ts';
import { migrate, sweep } from './migrate.ts';
import { ReceiveGroup } from './receive-group.ts';
import { requireSession } from './require-session.ts';
import { listMessagesSql, OUTLINE, SQL } from './sql.ts';
import { WorkChannel } from './work-channel.ts';

/**
 * The store in a PostgreSQL database, shared by any number of processes. Times come in by the clock of this process and are
 * kept by that of the database; those that are compared with the clock of this process go out by it again.
 */
export class PostgresStore implements EngineStore {
  readonly engine = 'postgres';
  readonly contents: PostgresContents;
  readonly #connections: Connections;
  readonly #clock: DatabaseClock;
  readonly #listeners = new WorkListeners();
  readonly #channel: WorkChannel;
  readonly #receiving: ReceiveGroup;
  readonly #reporting: EnqueueGroup;
  readonly #lanes: Readonly<Record<Queue, LaneGroup>>;
  readonly #running = new Set<Promise<unknown>>();
  #closing: Promise<void> | null = null;

  private constructor(databaseUrl: string, connections: Connections, clock: DatabaseClock) {
    this.#connections = connections;
    this.#clock = clock;
    this.contents = new PostgresContents({ query: this.#query, transaction: this.#transaction }, clock);
    this.#channel = new WorkChannel(databaseUrl, this.#listeners);
    this.#receiving = new ReceiveGroup(connections, this.#channel.notification('inbox'));
    this.#reporting = new EnqueueGroup(connections, this.#channel.notification('outbox'));
    this.#lanes = { inbox: new LaneGroup(connections, 'inbox'), outbox: new LaneGroup(connections, 'outbox') };
  }

  /**
   * @param wallClock What its callers go by, in epoch ms.
   * @throws {StoreUnavailableError} when the server cannot be reached.
   * @throws {Error} when connections are not sessions of their own, or the database cannot hold the store.
   */
  static async open(
    databaseUrl: string,
    timeouts: Timeouts = TIMEOUTS,
    wallClock: () => number = () => Date.now(),
  ): Promise<PostgresStore> {
    await requireSession(databaseUrl, timeouts.connectMs);
    const connections = new Connections(databaseUrl, timeouts);
    const clock = new DatabaseClock(wallClock);
    try {
      await migrate(connections);
      await sweep(connections);
      await clock.start(connections);
    } catch (error) {
      await connections.close();
      throw error;
    }
    return new PostgresStore(databaseUrl, connections, clock);
  }

  async receive(callback: IncomingCallback): Promise<Received> {
    const row = inboxRow(callback);
    row.receivedAt += this.#clock.offsetMs;
    const received = await this.#track(() => this.#receiving.receive(row));
    if (received.outcome !== 'duplicate') this.#listeners.notify('inbox');
    return received;
  }

  async enqueue(updates: NewUpdates): Promise<Enqueued> {
    const rows = outboxRows(updates);
    rows.createdAt += this.#clock.offsetMs;
    const enqueued = await this.#track(() => this.#reporting.enqueue(rows));
    if (enqueued.outcome === 'queued' && enqueued.ids.length > 0) this.#listeners.notify('outbox');
    return enqueued;
  }

  async claim(queue: Queue, { limit, now, leaseMs }: ClaimOptions): Promise<Claim[]> {
    if (limit < 1) return [];
    const time = now + this.#clock.offsetMs;
    const lease = { limit, now: wholeMs(time), leaseUntil: wholeMs(time + leaseMs) };
    return this.#track(() => this.#lanes[queue].run('claim', lease));
  }

  renew({ queue, lane, fence }: Claim, leaseUntil: number): Promise<boolean> {
    const until = wholeMs(leaseUntil + this.#clock.offsetMs);
    return this.#track(() => this.#lanes[queue].run('renew', { lane, fence, leaseUntil: until }));
  }

  async settle(claim: Claim, settlement: Settlement): Promise<boolean> {
    const row = settlementRow(claim, settlement);
    const { offsetMs } = this.#clock;
    row.readyAt += offsetMs;
    row.endedAt += offsetMs;
    if (row.settledAt !== null) row.settledAt += offsetMs;
    return this.#track(() => this.#lanes[claim.queue].run('settle', row));
  }

  async nextReadyAt(queue: Queue): Promise<number | null> {
    const { rows } = await this.#query<{ due: string | null }>(SQL.nextReadyAt, [queue]);
    const due = rows[0]?.due ?? null;
    return due === null ? null : Number(due) - this.#clock.offsetMs;
  }

  onWork(queue: Queue, listener: () => void): () => void {
    this.#channel.open();
    return this.#listeners.add(queue, listener);
  }

  async requeue(
    queue: Queue,
    id: string,
    from: readonly MessageState[],
    detail?: MessageDetail,
    obstacle?: RequeueObstacle,
  ): Promise<Requeued> {
    const requeued = await this.#transaction(async (connection): Promise<Requeued> => {
      const { rows } = await connection.query<{ lane: string; seq: string; state: MessageState }>(SQL.findMessage, [
        queue,
        storable(id),
      ]);
      if (!rows[0]) return 'not_found';
      const { lane, seq, state } = rows[0];
      if (!from.includes(state)) return 'not_allowed';
      await connection.query(SQL.lockLane, [queue, lane]);
      const there = await connection.query<Record<RequeueObstacle, boolean>>(SQL.obstacles, [queue, lane, seq]);
      if (obstacle !== undefined && there.rows[0]?.[obstacle]) return obstacle;
      const values = [queue, storable(id), from, detailText(detail), ...this.#channel.notification(queue)];
      const { changed } = await connection.query(SQL.requeue, values);
      return changed === 1 ? 'requeued' : 'not_allowed';
    });
    if (requeued === 'requeued') this.#listeners.notify(queue);
    return requeued;
  }

  async requeueAll(
    queue: Queue,
    messages: readonly { id: string; readyAt: number }[],
    from: readonly MessageState[],
    detail?: MessageDetail,
  ): Promise<string[]> {
    const rows = requeuedRows(messages);
    const ids = rows.map(({ id }) => id);
    const { offsetMs } = this.#clock;
    const readyAt = rows.map((row) => row.readyAt + offsetMs);
    const requeued = await this.#transaction(async (connection) => {
      const { rows: lanes } = await connection.query<{ lane: string }>(SQL.lanesOf, [queue, ids]);
      // In the sequence in which callbacks lock theirs, or the two could wait for each other.
      await connection.query(SQL.lockLanes, [queue, lanes.map(({ lane }) => lane).sort()]);
      const values = [queue, ids, readyAt, from, detailText(detail), ...this.#channel.notification(queue)];
      return connection.query<{ id: string }>(SQL.requeueAll, values);
    });
    if (requeued.rows.length > 0) this.#listeners.notify(queue);
    return requeued.rows.map(({ id }) => id);
  }

  async resolve(queue: Queue, id: string, { from, to, now }: Decision): Promise<Resolved> {
    const resolved = await this.#transaction(async (connection): Promise<Resolved> => {
      const { rows } = await connection.query<{ lane: string }>(SQL.findMessage, [queue, storable(id)]);
      if (!rows[0]) return 'not_found';
      await connection.query(SQL.lockLane, [queue, rows[0].lane]);
      const time = wholeMs(now + this.#clock.offsetMs);
      const values = [queue, storable(id), from, to, time, ...this.#channel.notification(queue)];
      const { changed } = await connection.query(SQL.resolve, values);
      return changed === 1 ? 'resolved' : 'not_allowed';
    });
    if (resolved === 'resolved') this.#listeners.notify(queue);
    return resolved;
  }

  async changePace(change: PaceChange): Promise<PaceAnswer> {
    return this.#transaction(async (connection) => {
      const read = () => connection.query<{ state: string; now: string }>(SQL.readPace);
      let [row] = (await read()).rows;
      if (!row) {
        await connection.query(SQL.firstPace);
        [row] = (await read()).rows;
      }
      if (!row) throw new Error('PostgreSQL keeps no pace of sending.');
      const known: Pace = { ...EMPTY_PACE, ...JSON.parse(row.state) };
      const { pace, answer } = changePace(known, change, Number(row.now));
      if (pace !== known) await connection.query(SQL.writePace, [JSON.stringify(pace)]);
      return answer;
    });
  }

  async getIdempotencyKey(key: string): Promise<KeptKey | null> {
    const { rows } = await this.#query<KeyRow>(IDEMPOTENCY_SQL.find, [key]);
    return rows[0] ? keptKeyOf(rows[0]) : null;
  }

  async getMessage(id: string): Promise<StoredMessage | null> {
    const { rows } = await this.#query<MessageRow>(SQL.getMessage, [storable(id)]);
    return rows[0] ? this.#messageOf(rows[0]) : null;
  }

  async attempts(id: string): Promise<FailedAttempt[]> {
    const { rows } = await this.#query<AttemptRow>(SQL.attempts, [storable(id)]);
    return rows.map(attemptOf);
  }

  async listMessages(query: MessageQuery): Promise<StoredMessage[]> {
    checkLimit(query.limit);
    const { text, values } = listMessagesSql(this.#inDatabase(query));
    const { rows } = await this.#query<MessageRow>(text, values);
    return rows.map((row) => this.#messageOf(row));
  }

  async listOutlines(query: MessageQuery): Promise<MessageOutline[]> {
    checkLimit(query.limit, MAX_OUTLINES);
    const { text, values } = listMessagesSql(this.#inDatabase(query), OUTLINE);
    const { rows } = await this.#query<OutlineRow>(text, values);
    return rows.map(outlineOf);
  }

  async listLostOrders({ limit, before }: { limit: number; before?: number }): Promise<LostOrder[]> {
    const { rows } = await this.#query<LostOrderRow>(SQL.lostOrders, [before ?? Number.MAX_SAFE_INTEGER, limit]);
    return rows.map(lostOrderOf);
  }

  async countLostOrders(): Promise<number> {
    const { rows } = await this.#query<{ count: string }>(SQL.countLostOrders);
    return Number(rows[0]?.count ?? 0);
  }

  async listOrders({ limit, before }: { limit: number; before?: number }): Promise<StoredOrder[]> {
    const { rows } = await this.#query<OrderRow>(SQL.listOrders, [before ?? Number.MAX_SAFE_INTEGER, limit]);
    return rows.map(orderOf);
  }

  async getOrder(orderId: string): Promise<StoredOrder | null> {
    const { rows } = await this.#query<OrderRow>(SQL.getOrder, [storable(orderId)]);
    return rows[0] ? orderOf(rows[0]) : null;
  }

  erase(request: EraseRequest): Promise<Erased> {
    return this.contents.erase(request);
  }

  now(): number {
    return this.#clock.now();
  }

  wipe(): Promise<void> {
    return this.contents.wipe();
  }

  inboxLanes(query: LanesQuery): Promise<InboxLane[]> {
    return this.contents.inboxLanes(query);
  }

  alone<Result>(job: string, work: () => Promise<Result>): Promise<Result | null> {
    return this.#track(() => this.#connections.alone(job, work));
  }

  async counts(states: readonly MessageState[] = STATES): Promise<QueueCounts[]> {
    const { rows } = await this.#query<CountRow>(SQL.counts, [QUEUES, states]);
    const { offsetMs } = this.#clock;
    return rows.map(countsOf).map((counts) => ({ ...counts, oldestAt: counts.oldestAt - offsetMs }));
  }

  async laneCounts(): Promise<LaneCounts[]> {
    const { rows } = await this.#query<LaneCountRow>(SQL.laneCounts);
    const { offsetMs } = this.#clock;
    return rows.map(laneCountsOf).map(({ waitingSince: since, ...counts }) => {
      return { ...counts, waitingSince: since === null ? null : since - offsetMs };
    });
  }

  async check(): Promise<void> {
    await this.#query(SQL.check);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#clock.stop();
    await Promise.allSettled(this.#running);
    this.#listeners.clear();
    await this.#channel.close();
    await this.#connections.close();
  }

  #inDatabase({ lane, leased, ...query }: MessageQuery): MessageQuery {
    return {
      ...query,
      ...(lane === undefined ? {} : { lane: storable(lane) }),
      ...(leased === undefined ? {} : { leased: { ...leased, now: leased.now + this.#clock.offsetMs } }),
    };
  }

  #messageOf(row: MessageRow): StoredMessage {
    const { leasedUntil, ...message } = messageOf(row);
    return leasedUntil === undefined ? message : { ...message, leasedUntil: leasedUntil - this.#clock.offsetMs };
  }

  #query: Connections['query'] = (text, values) => this.#track(() => this.#connections.query(text, values));

  #transaction: Connections['transaction'] = (work) => this.#track(() => this.#connections.transaction(work));

  /** Lets `close` wait for what runs, and nothing start after it. */
  async #track<Result>(run: () => Promise<Result>): Promise<Result> {
    if (this.#closing) throw new StoreUnavailableError('The store is closed.');
    const running = run();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }
}
