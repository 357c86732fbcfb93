import type { PaceAnswer, PaceChange } from '../outbox/pace.ts';

/**
 * The one place where the webhook server keeps anything: callbacks that came in (the *inbox*) and updates that have to
 * go out (the *outbox*).
 *
 * Words used here:
 *
 * - **message**: one row: a callback received (queue `inbox`) or one PATCH to send (queue `outbox`).
 * - **lane**: everything of one order (or one job) in one queue. Messages of a lane are handled strictly by `seq`;
 *   different lanes run in parallel. A lane that failed waits until `readyAt`; the others go on.
 * - **lease**: while a worker handles the head of a lane, nobody else may. A lease that is not renewed runs out, and
 *   its `fence` keeps the worker that lost it from settling anything.
 *
 * Every time that is given, and every time that is compared with one, goes by the clock of the caller. Processes that share
 * a PostgreSQL database need not agree about it: that database keeps times by its own clock.
 *
 * Two implementations, SQLite and PostgreSQL, pass one conformance suite.
 */
export interface Store {
  /** `sqlite` or `postgres`, for logs and health. */
  readonly engine: 'sqlite' | 'postgres';

  /** Epoch ms by the clock that all processes on this database go by: of PostgreSQL its own, otherwise this machine's. */
  now(): number;

  /**
   * Stores a callback once, however often it is delivered, and puts it into its lane.
   *
   * When this resolves the commit is on disk: the caller may answer 200. Calls that arrive while a commit is running
   * share the next one (group commit).
   *
   * - `stored`: new.
   * - `duplicate`: the same `kind`, `key` and `hash` is stored already; nothing changed. The answer is as durable as for
   *   `stored`: it is given after the commit that stored the first one.
   * - `revised`: the `key` is known with another `hash`; stored as the next revision.
   *
   * @throws {StoreUnavailableError} when the database cannot be reached or written; nothing is stored.
   */
  receive(callback: IncomingCallback): Promise<Received>;

  /**
   * Appends updates to the order's outbox lane, all or none, in the given sequence.
   *
   * `afterSeq` is the `seq` of the newest outbox message of the order that the caller has seen (`null`: none). If
   * there is a newer one by now, nothing is stored and the answer is `conflict`: read again, plan again.
   *
   * A parked lane goes on: whoever sends new results has seen to what was refused.
   *
   * With `idempotency`, the key is stored in the same transaction, also when there is nothing to append. A key that is
   * known already stores nothing: `repeated` names the updates of the first request, `key_reused` says that it was for
   * another order or had another hash. Of many calls with the same key at the same time, in any number of processes,
   * exactly one appends.
   */
  enqueue(updates: NewUpdates): Promise<Enqueued>;

  /**
   * What is kept about an idempotency key, or `null`.
   *
   * @param hash Of the request at hand: the answer has the same one exactly when its body is the one kept. An encrypted
   * store cannot tell what the hash was before.
   */
  getIdempotencyKey(key: string, hash?: string): Promise<KeptKey | null>;

  /**
   * Leases up to `limit` lanes that are ready and returns the head of each, oldest first. The lane's attempt is counted
   * *before* the message is handed out, so a message that kills the process still uses up its attempts.
   */
  claim(queue: Queue, options: ClaimOptions): Promise<Claim[]>;

  /** Extends the lease to `leaseUntil` (epoch ms). `false`: the lease was lost, stop working on it. */
  renew(claim: Claim, leaseUntil: number): Promise<boolean>;

  /**
   * Ends a claim. `false`: the lease was lost; nothing was changed.
   *
   * A settlement with an `error` is also kept as a failed attempt, see `attempts`.
   */
  settle(claim: Claim, settlement: Settlement): Promise<boolean>;

  /** When the next lane that is not leased becomes ready (epoch ms), or when the next lease runs out; `null`: nothing waits. */
  nextReadyAt(queue: Queue): Promise<number | null>;

  /** Calls `listener` soon after work was added to `queue`, also by another process. Returns a function that ends it. */
  onWork(queue: Queue, listener: () => void): () => void;

  /**
   * Puts a settled message back to `pending` at its own place in the lane, unparks the lane and makes it ready at once,
   * with its attempts counted anew. What was remembered about it is replaced by `detail` (absent: nothing); what is known
   * about its failed attempts stays.
   *
   * - `not_found`: no such message in this queue.
   * - `not_allowed`: its state is not one of `from`.
   * - `lane_stopped`, `overtaken`: the obstacle that was named is there.
   */
  requeue(
    queue: Queue,
    id: string,
    from: readonly MessageState[],
    detail?: MessageDetail,
    obstacle?: RequeueObstacle,
  ): Promise<Requeued>;

  /**
   * Moves a settled message to another settled state: somebody decided. A lane that had stopped at it goes on.
   *
   * - `not_found`: no such message in this queue.
   * - `not_allowed`: its state is not `from`.
   */
  resolve(queue: Queue, id: string, decision: Decision): Promise<Resolved>;

  /**
   * Does the same for up to 500 messages at once, but each lane becomes ready at the time given for it and not at once, so
   * that they can be spread. A lane that has other work keeps its own time if that is sooner. Ids that are not in this
   * queue, or whose state is not one of `from`, are left alone; those put back are returned.
   */
  requeueAll(
    queue: Queue,
    messages: readonly { id: string; readyAt: number }[],
    from: readonly MessageState[],
    detail?: MessageDetail,
  ): Promise<string[]>;

  /**
   * Changes the record of how fast updates may leave, which all processes share, by `changePace` of `outbox/pace.ts`: one
   * change at a time, by the clock of the database.
   */
  changePace(change: PaceChange): Promise<PaceAnswer>;

  /** One message with everything kept about it, or `null`. */
  getMessage(id: string): Promise<StoredMessage | null>;

  /**
   * The failed attempts at a message, oldest first: at most the newest 1,000 of them are kept. One that never ended,
   * because its process was killed or lost its lease, leaves a gap in `attempt`.
   */
  attempts(id: string): Promise<FailedAttempt[]>;

  /** Messages of a queue by `seq`: newest first, or oldest first with `order: 'oldest'`. */
  listMessages(query: MessageQuery): Promise<StoredMessage[]>;

  /** The same, without what is in them: up to 5,000 at once. */
  listOutlines(query: MessageQuery): Promise<MessageOutline[]>;

  /** Orders that an error callback names although they never came in, by the `seq` of its first one, newest first. */
  listLostOrders(query: { limit: number; before?: number }): Promise<LostOrder[]>;

  /** How many there are. */
  countLostOrders(): Promise<number>;

  /** The newest revision of each order, by the `seq` of the order's first message, newest first. */
  listOrders(query: { limit: number; before?: number }): Promise<StoredOrder[]>;

  /** The newest revision of one order, or `null`. */
  getOrder(orderId: string): Promise<StoredOrder | null>;

  /**
   * Removes everything of a lane, in both queues, that may hold personal data: payloads, bodies, reasons, details and
   * attempts. What stays are ids, states and times, so that what is delivered again is known, and never handed over
   * again: whatever comes later for an erased order is a `duplicate`, and an update of it a `conflict`.
   *
   * With `force`, what waits is given up: events become `dead`, updates `discarded`, and a worker that holds a lease loses
   * it. Without, a lane in which something waits is left alone, and the answer says how much. Safe to call twice.
   */
  erase(request: EraseRequest): Promise<Erased>;

  /**
   * Wipes what was erased from where the engine leaves it for a while: from the log of the SQLite file, unless a backup is
   * being made just now; then soon after. PostgreSQL has its vacuum.
   */
  wipe(): Promise<void>;

  /** The lanes of messages of the inbox, by `seq` from the one after `afterSeq`. */
  inboxLanes(query: LanesQuery): Promise<InboxLane[]>;

  /** Runs `work` unless another process that shares the database runs the same `job` just now: then `null`. */
  alone<Result>(job: string, work: () => Promise<Result>): Promise<Result | null>;

  /**
   * Counts per queue and state with at least one message, and the time of the first, for health and metrics. What waits
   * for somebody's decision (`dead`, `refused`, `in_doubt`) is not counted once it is erased. The time it takes grows with
   * what is counted, so count `done` seldom; other work goes on meanwhile.
   *
   * @param states Default: all.
   */
  counts(states?: readonly MessageState[]): Promise<QueueCounts[]>;

  /** What waits and what has stopped, per queue; quick whatever is stored. */
  laneCounts(): Promise<LaneCounts[]>;

  /** Resolves when the database answers a write-capable check. @throws {StoreUnavailableError} */
  check(): Promise<void>;

  /** Waits for running work, then closes. Safe to call twice. */
  close(): Promise<void>;
}

export type Queue = 'inbox' | 'outbox';

/** `pending` waits or is being handled; all others are settled. */
export type MessageState = 'pending' | 'done' | 'dead' | 'refused' | 'in_doubt' | 'discarded';

export type CallbackKind = 'order' | 'job' | 'error';

export interface IncomingCallback {
  kind: CallbackKind;
  /** What makes a callback of this kind the same again: the order id, the job id, or a hash. At most 256 characters. */
  key: string;
  /** The lane: the order id for orders, `job:<id>` for jobs, the order id or `error:<hash>` for errors. */
  lane: string;
  /** Hex SHA-256 of the payload in canonical form. */
  hash: string;
  companyId: string | null;
  /** The parsed payload, unknown fields included. */
  payload: unknown;
  /** The body as it came, byte for byte; `payload` is what it parses to. Empty: `payload` is all there is. */
  raw: Uint8Array;
  /** The text of `raw` without a byte order mark, where it is at hand already. */
  text?: string;
  /** Epoch ms. */
  receivedAt: number;
  /** Of the message, where it has to be known before it is stored; default: made up. A duplicate keeps the one it has. */
  id?: string;
  /** Another key and hash that the same callback may have been stored with. */
  earlier?: { key: string; hash: string };
  origin?: Origin;
}

/** The request that a message came by: kept with it, so that what happens later can be told to belong to it. */
export interface Origin {
  /** As answered in `x-request-id`. */
  requestId: string | null;
  /** W3C Trace Context of the request's span; `null` when it is not traced. */
  traceparent: string | null;
}

export type Received = { outcome: 'stored' | 'duplicate' | 'revised'; id: string };

export interface NewUpdates {
  orderId: string;
  companyId: string;
  /** PATCH bodies, to be sent in this sequence. At least one, unless there is a key to remember. */
  bodies: readonly unknown[];
  /** One for each body; made up when absent. */
  ids?: readonly string[];
  afterSeq: number | null;
  /** Epoch ms. */
  createdAt: number;
  origin?: Origin;
  idempotency?: IdempotencyKey;
}

/** What tells a repeated request from a new one. */
export interface IdempotencyKey {
  /** 1 to 255 visible ASCII characters. */
  key: string;
  /** Of the request's body. */
  hash: string;
}

export interface KeptKey {
  orderId: string;
  hash: string;
  /** The updates that the first request led to. */
  ids: string[];
}

/** What keeps a message from being put back: its lane is parked, or a later message of its lane was tried already. */
export type RequeueObstacle = 'lane_stopped' | 'overtaken';

export type Requeued = 'requeued' | 'not_found' | 'not_allowed' | RequeueObstacle;

export interface Decision {
  from: MessageState;
  to: Exclude<MessageState, 'pending'>;
  /** Epoch ms. */
  now: number;
}

export type Resolved = 'resolved' | 'not_found' | 'not_allowed';

export type Enqueued =
  | { outcome: 'queued'; ids: string[] }
  | { outcome: 'conflict' }
  | { outcome: 'repeated'; ids: string[] }
  | { outcome: 'key_reused' };

export interface ClaimOptions {
  /** How many lanes at most. */
  limit: number;
  /** Epoch ms. */
  now: number;
  /** How long the lease lasts, in ms. */
  leaseMs: number;
}

export interface Claim {
  queue: Queue;
  lane: string;
  /** Tells this lease from a later one of the same lane. */
  fence: number;
  /** Attempts at this message, this one included. */
  attempts: number;
  message: StoredMessage;
}

/** How a claim ends. Every `error` is a sentence without personal data or secrets. */
export type Settlement =
  /** Settled for good; the lane goes on with its next message. */
  (
    | { outcome: 'settle'; state: Exclude<MessageState, 'pending'>; now: number; error?: string }
    /** Tried again at `readyAt`; the whole lane waits. `now` defaults to the clock of this process. */
    | { outcome: 'retry'; readyAt: number; error: string; now?: number }
    /** Settled as `state`, and the lane stops until `requeue` (or forever). */
    | { outcome: 'park'; state: Exclude<MessageState, 'pending'>; now: number; error: string }
  ) & {
    detail?: MessageDetail;
    /** Facts about this attempt to keep beside its `error`, such as the status answered. No personal data, no secrets. */
    attempt?: MessageDetail;
  };

/** An attempt that failed, or that ended with something to say. */
export interface FailedAttempt {
  /** 1 for the first one kept of a message; goes on when the message is put back. */
  number: number;
  /** Which attempt it was: counted anew each time the message is put back. */
  attempt: number;
  /** Epoch ms. */
  failedAt: number;
  /** A sentence. */
  reason: string;
  detail: MessageDetail | null;
}

/** Facts that a handler wants to remember about a message; replaces what was kept before. */
export type MessageDetail = Record<string, unknown>;

export interface StoredMessage {
  /** Grows within a lane in the order of acceptance; unique in the store. */
  seq: number;
  /** `evt_…` or `upd_…`; stable for ever. */
  id: string;
  queue: Queue;
  lane: string;
  /** `order.placed`, `order.changed`, `job.received`, `error.received` or `order.update`. */
  type: MessageType;
  companyId: string | null;
  /** 1 for the first payload of a key; `order.changed` has 2 and more. */
  revision: number;
  body: unknown;
  state: MessageState;
  attempts: number;
  lastError: string | null;
  detail: MessageDetail | null;
  /** Epoch ms. */
  createdAt: number;
  /** Epoch ms; `null` while pending. */
  settledAt: number | null;
  /** Of its first delivery. */
  origin: Origin;
  /** When its personal data was erased, epoch ms; `null`: it was not. Nothing is left to hand over or to send. */
  erasedAt: number | null;
  /**
   * Epoch ms until when the lease lasts that a worker holds on it; absent when nobody does. Only `getMessage` and
   * `listMessages` tell.
   */
  leasedUntil?: number;
}

export type MessageType = 'order.placed' | 'order.changed' | 'job.received' | 'error.received' | 'order.update';

export interface MessageQuery {
  queue: Queue;
  lane?: string;
  state?: MessageState;
  /** Only messages that a worker holds at `now` (epoch ms), or only those that nobody does. */
  leased?: { is: boolean; now: number };
  order?: 'newest' | 'oldest';
  /** With `newest`: only smaller `seq`; with `oldest`: only greater. */
  cursor?: number;
  /** 1 to 500, or more where that is said. */
  limit: number;
}

export type MessageOutline = Pick<StoredMessage, 'seq' | 'id' | 'lane' | 'type' | 'companyId' | 'createdAt'>;

export interface LostOrder {
  orderId: string;
  /** From the error callbacks, if one of them says. */
  companyId: string | null;
  /** Of the first error callback: its place in lists, its id and its state. */
  seq: number;
  eventId: string;
  state: MessageState;
  /** How many error callbacks name the order. */
  errors: number;
  /** Epoch ms of the first and of the last. */
  reportedAt: number;
  lastReportedAt: number;
}

export interface StoredOrder {
  orderId: string;
  /** Of the newest revision; the order id. */
  lane: string;
  companyId: string | null;
  /** Of the newest revision. */
  messageId: string;
  /** The payload of the newest revision. */
  payload: unknown;
  revision: number;
  /** Of the newest revision. */
  state: MessageState;
  /** `seq` of the first message of the order: the place in lists. */
  seq: number;
  /** Epoch ms of the first and of the newest revision. */
  receivedAt: number;
  revisedAt: number;
  /** When its personal data was erased, epoch ms; `null`: it was not. */
  erasedAt: number | null;
}

export interface EraseRequest {
  lane: string;
  /** What stays of the payloads of an order: ids, and nothing about a person. */
  remainder: unknown;
  /** Epoch ms. */
  now: number;
  /** Whether what waits is given up. */
  force: boolean;
  /** Epoch ms: only when nothing happened in the lane since. */
  idleSince?: number;
}

export type Erased =
  /** `changed`: something was there to be erased. */
  | { outcome: 'erased'; erasedAt: number; changed: boolean }
  | { outcome: 'not_found' }
  /** Something happened since `idleSince`. */
  | { outcome: 'active' }
  | { outcome: 'unfinished'; waiting: Waiting };

/** Messages that someone still has to do or decide something about. */
export interface Waiting {
  pendingEvents: number;
  deadEvents: number;
  pendingUpdates: number;
  refusedUpdates: number;
  inDoubtUpdates: number;
}

export interface LanesQuery {
  afterSeq: number;
  /** 1 to 500. */
  limit: number;
}

export interface InboxLane {
  seq: number;
  lane: string;
  kind: CallbackKind;
  createdAt: number;
  erased: boolean;
}

export interface QueueCounts {
  queue: Queue;
  state: MessageState;
  count: number;
  /** Epoch ms of the first message counted here. */
  oldestAt: number;
}

export interface LaneCounts {
  queue: Queue;
  /** Epoch ms of the oldest message that is not behind a parked one; `null`: nothing waits. */
  waitingSince: number | null;
  /** Lanes that stopped with work in them or behind a message that was refused. */
  parked: number;
}

/**
 * The database is away, full or locked. Nothing was stored; the same call may succeed later.
 *
 * ```ts
 * try {
 *   await openStore({ databaseUrl: null, dataDir: '.data' });
 * } catch (error) {
 *   if (error instanceof StoreUnavailableError) console.error('Another process uses it.');
 * }
 * ```
 */
export class StoreUnavailableError extends Error {
  readonly code = 'store_unavailable';
  readonly retryable = true;

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'StoreUnavailableError';
  }
}
