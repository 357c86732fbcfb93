import type { PaceAnswer, PaceChange } from '../outbox/pace.ts';
import type { IncomingCallback, Received } from './callbacks.ts';
import type { Erased, EraseRequest, InboxLane, LanesQuery } from './erasure.ts';
import type {
  Claim,
  ClaimOptions,
  Decision,
  LaneCounts,
  MessageDetail,
  MessageState,
  Queue,
  QueueCounts,
  Requeued,
  RequeueObstacle,
  Resolved,
  Settlement,
} from './lanes.ts';
import type { FailedAttempt, LostOrder, MessageOutline, MessageQuery, StoredMessage, StoredOrder } from './messages.ts';
import type { Enqueued, KeptKey, NewUpdates } from './updates.ts';

export type * from './callbacks.ts';
export type * from './erasure.ts';
export type * from './lanes.ts';
export type * from './messages.ts';
export { StoreUnavailableError } from './store-unavailable-error.ts';
export type * from './updates.ts';

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
