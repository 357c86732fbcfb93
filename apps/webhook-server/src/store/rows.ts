import { hash as digestOf } from 'node:crypto';
import type {
  CallbackKind,
  Claim,
  FailedAttempt,
  IdempotencyKey,
  IncomingCallback,
  LaneCounts,
  MessageDetail,
  MessageOutline,
  MessageState,
  MessageType,
  NewUpdates,
  Origin,
  Queue,
  QueueCounts,
  Settlement,
  StoredMessage,
  StoredOrder,
} from './store.ts';
import { timeOrderedId } from './time-ordered-id.ts';

/*
 * How messages look in a table, the same for both engines: plain texts and numbers, JSON as text (`jsonb` cannot hold
 * the \u0000 that a payload may contain).
 */

/** Failed attempts kept of a message: at the longest wait between attempts, those of three days. */
export const KEPT_ATTEMPTS = 1_000;

const NO_ORIGIN: Origin = { requestId: null, traceparent: null };

/** What is written for a callback. */
export interface InboxRow {
  id: string;
  kind: CallbackKind;
  key: string;
  hash: string;
  lane: string;
  companyId: string | null;
  body: string;
  /** `null`: `body` is all of it. */
  raw: Uint8Array | null;
  receivedAt: number;
  requestId: string | null;
  traceparent: string | null;
  /** What it may have been stored with before there was a key to encrypt with; `null`: the same, or an order. */
  earlierId: string | null;
  earlierHash: string | null;
}

/** What is written for the updates of one order. */
export interface OutboxRows {
  lane: string;
  companyId: string;
  messages: { id: string; body: string }[];
  /** 0: the caller has seen none. */
  afterSeq: number;
  createdAt: number;
  idempotency: IdempotencyKey | null;
  requestId: string | null;
  traceparent: string | null;
}

/** What is written when a claim ends. */
export interface SettlementRow {
  queue: Queue;
  lane: string;
  fence: number;
  seq: number;
  state: MessageState;
  settledAt: number | null;
  readyAt: number;
  parked: boolean;
  error: string | null;
  /** `null` keeps what is there. */
  detail: string | null;
  /** Kept when there is an `error`. */
  attempt: number;
  endedAt: number;
  attemptDetail: string | null;
}

/** Columns read for a `FailedAttempt`. */
export interface AttemptRow {
  number: number;
  attempt: number;
  failed_at: number | string;
  reason: string;
  detail: string | null;
}

/** Columns read for a `StoredMessage`. PostgreSQL gives its 64-bit integers as texts. */
export interface MessageRow {
  seq: number | string;
  id: string;
  queue: Queue;
  lane: string;
  kind: CallbackKind | null;
  company_id: string | null;
  revision: number;
  body: string;
  state: MessageState;
  attempts: number;
  last_error: string | null;
  detail: string | null;
  created_at: number | string;
  settled_at: number | string | null;
  request_id: string | null;
  traceparent: string | null;
  erased_at: number | string | null;
  leased_until?: number | string | null;
}

/** Columns read for a `MessageOutline`. */
export type OutlineRow = Pick<MessageRow, 'seq' | 'id' | 'lane' | 'kind' | 'revision' | 'company_id' | 'created_at'>;

/** Columns read for a `StoredOrder`. */
export interface OrderRow {
  seq: number | string;
  key: string;
  lane: string;
  company_id: string | null;
  message_id: string;
  revision: number;
  state: MessageState;
  body: string;
  received_at: number | string;
  revised_at: number | string;
  erased_at: number | string | null;
}

export interface CountRow {
  queue: Queue;
  state: MessageState;
  count: number | string;
  oldest_at: number | string;
}

/** Every callback comes by here, and an object that is written with `...` takes several times as long. */
export function inboxRow(callback: IncomingCallback): InboxRow {
  const { kind, key, lane, hash, companyId, raw, receivedAt, earlier = null, origin = NO_ORIGIN } = callback;
  return {
    id: callback.id ?? inboxId(kind, key, hash),
    kind,
    key: storable(key),
    hash,
    lane: storable(lane),
    companyId: companyId === null ? null : storable(companyId),
    body: bodyOf(callback),
    // A copy of its own: to send a view to a thread clones all that is behind it.
    raw: raw[0] === BYTE_ORDER_MARK ? new Uint8Array(raw) : null,
    receivedAt: wholeMs(receivedAt),
    requestId: origin.requestId,
    traceparent: origin.traceparent,
    earlierId: earlier && kind !== 'order' ? inboxId(kind, earlier.key, earlier.hash) : null,
    earlierHash: earlier?.hash ?? null,
  };
}

/**
 * The text of the body as it came, kept once: what it parses to is made when it is read. Only a byte order mark, which the
 * text does not show, makes a second copy worth it.
 */
function bodyOf({ payload, raw, text }: IncomingCallback): string {
  if (raw.byteLength === 0) return JSON.stringify(payload ?? null);
  return text ?? UTF8.decode(raw);
}

/** Takes a byte order mark away, which JSON must not begin with. */
const UTF8 = new TextDecoder();
/** The first of its bytes; no JSON begins with it. */
const BYTE_ORDER_MARK = 0xef;

/** @throws {RangeError} when there is no body. */
export function outboxRows(updates: NewUpdates): OutboxRows {
  const { orderId, companyId, bodies, ids, afterSeq, createdAt, origin = NO_ORIGIN, idempotency = null } = updates;
  if (bodies.length === 0 && !idempotency) throw new RangeError('Updates need at least one body.');
  return {
    lane: storable(orderId),
    companyId: storable(companyId),
    messages: bodies.map((body, index) => ({
      id: ids?.[index] ?? updateId(),
      body: JSON.stringify(body ?? null),
    })),
    afterSeq: afterSeq ?? 0,
    createdAt: wholeMs(createdAt),
    idempotency,
    ...origin,
  };
}

export function settlementRow({ queue, lane, fence, attempts, message }: Claim, settlement: Settlement): SettlementRow {
  const common = {
    queue,
    lane,
    fence,
    seq: message.seq,
    error: settlement.error === undefined ? null : storable(settlement.error),
    detail: detailText(settlement.detail),
    attempt: attempts,
    endedAt: wholeMs(settlement.now ?? Date.now()),
    attemptDetail: detailText(settlement.attempt),
  };
  if (settlement.outcome === 'retry') {
    return { ...common, state: 'pending', settledAt: null, readyAt: wholeMs(settlement.readyAt), parked: false };
  }
  const now = wholeMs(settlement.now);
  // Ready since now, not since its first message: a busy lane goes behind those that wait longer.
  return { ...common, state: settlement.state, settledAt: now, readyAt: now, parked: settlement.outcome === 'park' };
}

export function detailText(detail: MessageDetail | undefined): string | null {
  return detail === undefined ? null : JSON.stringify(detail);
}

export function messageOf(row: MessageRow): StoredMessage {
  return {
    seq: Number(row.seq),
    id: row.id,
    queue: row.queue,
    lane: row.lane,
    type: typeOf(row.kind, row.revision),
    companyId: row.company_id,
    revision: row.revision,
    body: JSON.parse(row.body),
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    detail: row.detail === null ? null : JSON.parse(row.detail),
    createdAt: Number(row.created_at),
    settledAt: numberOrNull(row.settled_at),
    erasedAt: numberOrNull(row.erased_at),
    origin: { requestId: row.request_id, traceparent: row.traceparent },
    ...(Number(row.leased_until ?? 0) > 0 ? { leasedUntil: Number(row.leased_until) } : {}),
  };
}

export function orderOf(row: OrderRow): StoredOrder {
  return {
    orderId: row.key,
    lane: row.lane,
    companyId: row.company_id,
    messageId: row.message_id,
    payload: JSON.parse(row.body),
    revision: row.revision,
    state: row.state,
    seq: Number(row.seq),
    receivedAt: Number(row.received_at),
    revisedAt: Number(row.revised_at),
    erasedAt: numberOrNull(row.erased_at),
  };
}

export interface LaneCountRow {
  queue: Queue;
  waiting_since: number | string | null;
  parked: number | string;
}

export function laneCountsOf(row: LaneCountRow): LaneCounts {
  const waitingSince = row.waiting_since === null ? null : Number(row.waiting_since);
  return { queue: row.queue, waitingSince, parked: Number(row.parked) };
}

export const QUEUES: readonly Queue[] = ['inbox', 'outbox'];
export const STATES: readonly MessageState[] = ['pending', 'done', 'dead', 'refused', 'in_doubt', 'discarded'];

export function countsOf(row: CountRow): QueueCounts {
  return { queue: row.queue, state: row.state, count: Number(row.count), oldestAt: Number(row.oldest_at) };
}

export function outlineOf({ seq, id, lane, kind, revision, company_id, created_at }: OutlineRow): MessageOutline {
  const type = typeOf(kind, revision);
  return { seq: Number(seq), id, lane, type, companyId: company_id, createdAt: Number(created_at) };
}

export function attemptOf({ number, attempt, failed_at, reason, detail }: AttemptRow): FailedAttempt {
  return { number, attempt, failedAt: Number(failed_at), reason, detail: detail === null ? null : JSON.parse(detail) };
}

/** @throws {RangeError} when the limit of a list is not an integer from 1 to `most`. */
export function checkLimit(limit: number, most = 500): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > most) {
    throw new RangeError(`A list takes a limit from 1 to ${most}.`);
  }
}

/** Outlines read at once. */
export const MAX_OUTLINES = 5_000;

/** @throws {RangeError} for more than 500 messages. */
export function requeuedRows(messages: readonly { id: string; readyAt: number }[]): { id: string; readyAt: number }[] {
  if (messages.length > 500) throw new RangeError('At most 500 messages are put back at once.');
  return messages.map(({ id, readyAt }) => ({ id: storable(id), readyAt: wholeMs(readyAt) }));
}

/** PostgreSQL keeps no NUL in a text, and neither engine keeps half a surrogate pair. */
export function storable(text: string): string {
  if (!text.includes('\0') && text.isWellFormed()) return text;
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}

/** Both engines refuse fractions in their integer columns. */
export function wholeMs(ms: number): number {
  return Math.ceil(ms);
}

/**
 * The id that a callback gets when it is new. Those of orders grow with time: an index that grows at its end changes one
 * page for many of them, and one that grows all over changes one for each. That an order is known already shows in its
 * lane; of other callbacks it shows in the id, which is the same for the same payload.
 */
export function inboxId(kind: CallbackKind, key: string, hash: string): string {
  if (kind === 'order') return `evt_${timeOrderedId()}`;
  const digest = digestOf('sha256', `${kind}|${key}|${hash}`);
  return `evt_${digest.slice(0, 32)}`;
}

export function updateId(): string {
  return `upd_${timeOrderedId()}`;
}

function numberOrNull(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}

function typeOf(kind: CallbackKind | null, revision: number): MessageType {
  if (kind === null) return 'order.update';
  if (kind === 'order') return revision === 1 ? 'order.placed' : 'order.changed';
  return `${kind}.received`;
}
