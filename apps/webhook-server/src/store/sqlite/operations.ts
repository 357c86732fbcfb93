import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { changePace, EMPTY_PACE, type Pace, type PaceAnswer, type PaceChange } from '../../outbox/pace.ts';
import { UNDECIDED } from '../erase-sql.ts';
import { answerOfKey, FORGOTTEN_AT_ONCE, KEY_LIFETIME_MS, type KeyRow, keptKeyOf } from '../idempotency.ts';
import type { LostOrderRow } from '../lost-orders.ts';
import type { AttemptRow, LaneCountRow, MessageRow, OrderRow, OutboxRows, OutlineRow, SettlementRow } from '../rows.ts';
import type {
  Decision,
  Enqueued,
  MessageQuery,
  MessageState,
  Queue,
  Requeued,
  RequeueObstacle,
  Resolved,
} from '../store.ts';
import type { createContentReads, createContentWrites } from './content-operations.ts';
import { IDEMPOTENCY_SQL } from './idempotency-sql.ts';
import { createReceive } from './receive.ts';
import { createRunner } from './runner.ts';
import { listMessagesSql, OUTLINE, SQL } from './sql.ts';

/** A leased lane with its head. */
export interface ClaimRow {
  fence: number;
  message: MessageRow;
}

export interface LeaseQuery {
  queue: Queue;
  limit: number;
  now: number;
  leaseUntil: number;
}

export interface RequeueQuery {
  queue: Queue;
  id: string;
  from: readonly MessageState[];
  detail: string | null;
  obstacle: RequeueObstacle | null;
}

export interface ResolveQuery extends Decision {
  queue: Queue;
  id: string;
}

export interface RequeueAllQuery {
  queue: Queue;
  messages: readonly { id: string; readyAt: number }[];
  from: readonly MessageState[];
  detail: string | null;
}

/** How many messages were counted, and the first and last of them. */
export interface CountedPart {
  count: number;
  first: number | null;
  last: number | null;
}

/** What the worker thread does, each inside the transaction or savepoint of its caller. */
export type Operations = ReturnType<typeof createWrites> &
  ReturnType<typeof createReads> &
  ReturnType<typeof createContentWrites> &
  ReturnType<typeof createContentReads>;

interface Place {
  seq: number;
}

interface FoundMessage extends Place {
  queue: Queue;
  lane: string;
  state: MessageState;
  erased_at: number | null;
}

/** Operations that change something; they belong into a transaction. */
export function createWrites(database: DatabaseSync) {
  const { run, get, all } = createRunner(database);

  const append = (sql: string, values: Record<string, SQLInputValue>): number => {
    const row = get<Place>(sql, values);
    if (!row) throw new Error('SQLite inserted no message.');
    return row.seq;
  };

  return {
    receive: createReceive(database),

    enqueue({ lane, messages, afterSeq, createdAt, idempotency, ...common }: OutboxRows): Enqueued {
      const kept = idempotency && get<KeyRow>(IDEMPOTENCY_SQL.find, { key: idempotency.key });
      if (idempotency && kept) return answerOfKey(keptKeyOf(kept), lane, idempotency);
      const last = get<Place>(SQL.lastOfLane, { lane })?.seq ?? 0;
      const behind = messages.length > 0 && last > afterSeq;
      if (behind || get(SQL.findErasedOrder, { lane })) return { outcome: 'conflict' };
      for (const { id, body } of messages) {
        const seq = append(SQL.insertUpdate, { id, lane, createdAt, body, ...common });
        run(SQL.wakeLane, { lane, seq, readyAt: createdAt });
      }
      const ids = messages.map(({ id }) => id);
      if (idempotency) {
        run(IDEMPOTENCY_SQL.insert, { ...idempotency, lane, updateIds: JSON.stringify(ids), createdAt });
        run(IDEMPOTENCY_SQL.forget, { before: createdAt - KEY_LIFETIME_MS, limit: FORGOTTEN_AT_ONCE });
      }
      return { outcome: 'queued', ids };
    },

    claim({ queue, limit, now, leaseUntil }: LeaseQuery): ClaimRow[] {
      type Lease = { fence: number; head: number; ready_at: number };
      const leases = all<Lease>(SQL.leaseLanes, { queue, limit, now, leaseUntil });
      leases.sort((left, right) => left.ready_at - right.ready_at || left.head - right.head);
      return leases.flatMap(({ fence, head }) => {
        const message = get<MessageRow>(SQL.countAttempt, { seq: head });
        return message ? [{ fence, message }] : [];
      });
    },

    renew(lease: { queue: Queue; lane: string; fence: number; leaseUntil: number }): boolean {
      return run(SQL.renewLease, lease) === 1;
    },

    settle({
      queue,
      lane,
      fence,
      seq,
      state,
      settledAt,
      readyAt,
      parked,
      error,
      detail,
      ...ended
    }: SettlementRow): boolean {
      if (run(SQL.endLease, { queue, lane, fence, readyAt, parked: parked ? 1 : 0 }) === 0) return false;
      run(SQL.settleMessage, { seq, state, settledAt, error, detail });
      if (error !== null) {
        const number = get<{ number: number }>(SQL.addAttempt, { seq, error, ...ended })?.number ?? 0;
        run(SQL.forgetAttempts, { seq, number });
      }
      run(SQL.findNextHead, { queue, lane, seq });
      return true;
    },

    requeue({ queue, id, from, detail, obstacle }: RequeueQuery): Requeued {
      const found = get<FoundMessage>(SQL.findMessage, { id });
      if (found?.queue !== queue) return 'not_found';
      if (!from.includes(found.state) || found.erased_at !== null) return 'not_allowed';
      const { seq, lane } = found;
      const there = get<Record<RequeueObstacle, number>>(SQL.obstacles, { queue, lane, seq });
      if (obstacle !== null && there?.[obstacle] === 1) return obstacle;
      run(SQL.requeueMessage, { seq: found.seq, detail });
      run(SQL.findHead, { queue, lane: found.lane });
      run(SQL.readyLane, { queue, lane: found.lane });
      return 'requeued';
    },

    requeueAll({ queue, messages, from, detail }: RequeueAllQuery): string[] {
      return messages.flatMap(({ id, readyAt }) => {
        const found = get<FoundMessage>(SQL.findMessage, { id });
        if (found?.queue !== queue || !from.includes(found.state) || found.erased_at !== null) return [];
        run(SQL.requeueMessage, { seq: found.seq, detail });
        run(SQL.scheduleLane, { queue, lane: found.lane, readyAt });
        return [id];
      });
    },

    resolve({ queue, id, from, to, now }: ResolveQuery): Resolved {
      const found = get<FoundMessage>(SQL.findMessage, { id });
      if (found?.queue !== queue) return 'not_found';
      if (found.state !== from) return 'not_allowed';
      const { seq, lane } = found;
      run(SQL.resolveMessage, { seq, to, now });
      run(SQL.unparkLane, { queue, lane, seq });
      return 'resolved';
    },

    changePace({ change, now }: { change: PaceChange; now: number }): PaceAnswer {
      const state = get<{ state: string }>(SQL.readPace, {})?.state ?? '{}';
      const known: Pace = { ...EMPTY_PACE, ...JSON.parse(state) };
      const { pace, answer } = changePace(known, change, now);
      if (pace !== known) run(SQL.writePace, { state: JSON.stringify(pace) });
      return answer;
    },

    check(_: null): null {
      database.exec(SQL.check);
      return null;
    },
  };
}

/** Operations that only read. */
export function createReads(database: DatabaseSync) {
  const { get, all } = createRunner(database);

  return {
    nextReadyAt({ queue }: { queue: Queue }): number | null {
      return get<{ due: number | null }>(SQL.nextReadyAt, { queue })?.due ?? null;
    },

    getIdempotencyKey({ key }: { key: string }): KeyRow | null {
      return get<KeyRow>(IDEMPOTENCY_SQL.find, { key }) ?? null;
    },

    getMessage({ id }: { id: string }): MessageRow | null {
      return get<MessageRow>(SQL.getMessage, { id }) ?? null;
    },

    attempts({ id }: { id: string }): AttemptRow[] {
      return all<AttemptRow>(SQL.attempts, { id });
    },

    listMessages(query: MessageQuery): MessageRow[] {
      return all<MessageRow>(listMessagesSql(query), givenValues(query));
    },

    listOutlines(query: MessageQuery): OutlineRow[] {
      return all<OutlineRow>(listMessagesSql(query, OUTLINE), givenValues(query));
    },

    listLostOrders({ limit, before }: { limit: number; before: number }): LostOrderRow[] {
      return all<LostOrderRow>(SQL.lostOrders, { limit, before });
    },

    countLostOrders(_: null): number {
      return get<{ count: number }>(SQL.countLostOrders, {})?.count ?? 0;
    },

    listOrders({ limit, before }: { limit: number; before: number }): OrderRow[] {
      return all<OrderRow>(SQL.listOrders, { limit, before });
    },

    getOrder({ orderId }: { orderId: string }): OrderRow | null {
      return get<OrderRow>(SQL.getOrder, { orderId }) ?? null;
    },

    countPart(query: { queue: Queue; state: MessageState; after: number; limit: number }): CountedPart {
      const text = UNDECIDED.includes(query.state) ? SQL.countUndecided : SQL.countPart;
      const { count, last, first } = get<CountedPart>(text, query) ?? { count: 0, last: null, first: null };
      return { count, last, first };
    },

    createdAt({ seq }: { seq: number }): number | null {
      return get<{ created_at: number }>(SQL.createdAt, { seq })?.created_at ?? null;
    },

    laneCounts(_: null): LaneCountRow[] {
      return all<LaneCountRow>(SQL.laneCounts, {});
    },
  };
}

function givenValues({ queue, lane, state, leased, cursor, limit }: MessageQuery): Record<string, SQLInputValue> {
  const values = { queue, lane, state, now: leased?.now, cursor, limit };
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Record<string, SQLInputValue>;
}
