import { type KeyRow, keptKeyOf } from '../idempotency.ts';
import { type LostOrderRow, lostOrderOf } from '../lost-orders.ts';
import {
  type AttemptRow,
  attemptOf,
  type CountRow,
  checkLimit,
  countsOf,
  type LaneCountRow,
  laneCountsOf,
  MAX_OUTLINES,
  type MessageRow,
  messageOf,
  type OrderRow,
  type OutlineRow,
  orderOf,
  outlineOf,
  QUEUES,
  STATES,
  storable,
} from '../rows.ts';
import type {
  FailedAttempt,
  KeptKey,
  LaneCounts,
  LostOrder,
  MessageOutline,
  MessageQuery,
  MessageState,
  QueueCounts,
  StoredMessage,
  StoredOrder,
} from '../store.ts';
import type { Connections } from './connections.ts';
import type { DatabaseClock } from './database-clock.ts';
import { IDEMPOTENCY_SQL } from './idempotency-sql.ts';
import { listMessagesSql, OUTLINE, SQL } from './sql.ts';

export interface PageOfOrders {
  limit: number;
  /** A `seq`. */
  before?: number;
}

/** What is asked for and changes nothing. See `Store`. */
export class Reading {
  readonly #query: Connections['query'];
  readonly #clock: DatabaseClock;

  constructor(query: Connections['query'], clock: DatabaseClock) {
    this.#query = query;
    this.#clock = clock;
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

  async listLostOrders({ limit, before }: PageOfOrders): Promise<LostOrder[]> {
    const { rows } = await this.#query<LostOrderRow>(SQL.lostOrders, [before ?? Number.MAX_SAFE_INTEGER, limit]);
    return rows.map(lostOrderOf);
  }

  async countLostOrders(): Promise<number> {
    const { rows } = await this.#query<{ count: string }>(SQL.countLostOrders);
    return Number(rows[0]?.count ?? 0);
  }

  async listOrders({ limit, before }: PageOfOrders): Promise<StoredOrder[]> {
    const { rows } = await this.#query<OrderRow>(SQL.listOrders, [before ?? Number.MAX_SAFE_INTEGER, limit]);
    return rows.map(orderOf);
  }

  async getOrder(orderId: string): Promise<StoredOrder | null> {
    const { rows } = await this.#query<OrderRow>(SQL.getOrder, [storable(orderId)]);
    return rows[0] ? orderOf(rows[0]) : null;
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
}
