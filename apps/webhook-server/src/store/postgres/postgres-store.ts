import { changePace, EMPTY_PACE, type Pace, type PaceAnswer, type PaceChange } from '../../outbox/pace.ts';
import type { EngineStore } from '../engine-store.ts';
import { inboxRow, outboxRows, settlementRow, wholeMs } from '../rows.ts';
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
  type MessageOutline,
  type MessageQuery,
  type MessageState,
  type NewUpdates,
  type Queue,
  type QueueCounts,
  type Received,
  type Requeued,
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
import { LaneGroup } from './lane-group.ts';
import { migrate, sweep } from './migrate.ts';
import { PuttingBack } from './putting-back.ts';
import { type PageOfOrders, Reading } from './reading.ts';
import { ReceiveGroup } from './receive-group.ts';
import { requireSession } from './require-session.ts';
import { SQL } from './sql.ts';
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
  readonly #puttingBack: PuttingBack;
  readonly #reading: Reading;
  readonly #lanes: Readonly<Record<Queue, LaneGroup>>;
  readonly #running = new Set<Promise<unknown>>();
  #closing: Promise<void> | null = null;

  private constructor(databaseUrl: string, connections: Connections, clock: DatabaseClock) {
    this.#connections = connections;
    this.#clock = clock;
    this.contents = new PostgresContents({ query: this.#query, transaction: this.#transaction }, clock);
    this.#channel = new WorkChannel(databaseUrl, this.#listeners);
    this.#reading = new Reading(this.#query, clock);
    this.#puttingBack = new PuttingBack(this.#transaction, clock, this.#channel);
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

  async requeue(...asked: Parameters<EngineStore['requeue']>): Promise<Requeued> {
    const requeued = await this.#puttingBack.requeue(...asked);
    if (requeued === 'requeued') this.#listeners.notify(asked[0]);
    return requeued;
  }

  async requeueAll(...asked: Parameters<EngineStore['requeueAll']>): Promise<string[]> {
    const ids = await this.#puttingBack.requeueAll(...asked);
    if (ids.length > 0) this.#listeners.notify(asked[0]);
    return ids;
  }

  async resolve(queue: Queue, id: string, decision: Decision): Promise<Resolved> {
    const resolved = await this.#puttingBack.resolve(queue, id, decision);
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

  getIdempotencyKey(key: string): Promise<KeptKey | null> {
    return this.#reading.getIdempotencyKey(key);
  }

  getMessage(id: string): Promise<StoredMessage | null> {
    return this.#reading.getMessage(id);
  }

  attempts(id: string): Promise<FailedAttempt[]> {
    return this.#reading.attempts(id);
  }

  listMessages(query: MessageQuery): Promise<StoredMessage[]> {
    return this.#reading.listMessages(query);
  }

  listOutlines(query: MessageQuery): Promise<MessageOutline[]> {
    return this.#reading.listOutlines(query);
  }

  listLostOrders(query: PageOfOrders): Promise<LostOrder[]> {
    return this.#reading.listLostOrders(query);
  }

  countLostOrders(): Promise<number> {
    return this.#reading.countLostOrders();
  }

  listOrders(query: PageOfOrders): Promise<StoredOrder[]> {
    return this.#reading.listOrders(query);
  }

  getOrder(orderId: string): Promise<StoredOrder | null> {
    return this.#reading.getOrder(orderId);
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

  counts(states?: readonly MessageState[]): Promise<QueueCounts[]> {
    return this.#reading.counts(states);
  }

  laneCounts(): Promise<LaneCounts[]> {
    return this.#reading.laneCounts();
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
