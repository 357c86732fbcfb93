import { randomUUID } from 'node:crypto';
import type { PaceAnswer, PaceChange } from '../outbox/pace.ts';
import type { EngineStore } from '../store/engine-store.ts';
import { inboxId, storable, updateId } from '../store/rows.ts';
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
  LanesQuery,
  LostOrder,
  MessageDetail,
  MessageOutline,
  MessageQuery,
  MessageState,
  NewUpdates,
  Queue,
  Received,
  Requeued,
  RequeueObstacle,
  Resolved,
  Settlement,
  Store,
  StoredMessage,
  StoredOrder,
} from '../store/store.ts';
import type { KeyRing, Place } from './key-ring.ts';
import { sealedWith } from './seal.ts';
import { UnreadableError } from './unreadable-error.ts';

const NOTHING = new Uint8Array();

/** How long a lane waits whose head cannot be read, in ms: its key has to be given first, by a restart. */
const UNREADABLE_WAIT_MS = 5 * 60_000;

/**
 * A store whose content is encrypted: payloads, bodies, reasons and details go in sealed and come out opened, whatever
 * the engine. Ids, states, times and order ids stay readable, for the engine works by them.
 */
export class EncryptedStore implements Store {
  readonly engine: Store['engine'];
  readonly #store: EngineStore;
  readonly #ring: KeyRing;

  constructor(store: EngineStore, ring: KeyRing) {
    this.engine = store.engine;
    this.#store = store;
    this.#ring = ring;
  }

  async receive(callback: IncomingCallback): Promise<Received> {
    const { kind, key: openKey, hash: openHash, raw } = callback;
    const hash = this.#ring.hash(openHash);
    // Callbacks without an id of their own are known by their hash.
    const key = openKey === openHash ? hash : openKey;
    const lane = storable(callback.lane.replace(openHash, hash));
    const id = inboxId(kind, key, hash);
    const { text: _, ...given } = callback;
    return this.#store.receive({
      ...given,
      ...{ id, key, lane, hash },
      // What came before there were keys is known by what it was stored with then.
      earlier: { key: openKey, hash: openHash },
      // Once is enough: the payload is what the raw body parses to.
      payload: this.#ring.sealText(raw, { id, lane, field: 'body' }),
      raw: NOTHING,
    });
  }

  async erase(request: EraseRequest): Promise<Erased> {
    return this.#store.erase(request);
  }

  wipe(): Promise<void> {
    return this.#store.wipe();
  }

  now(): number {
    return this.#store.now();
  }

  inboxLanes(query: LanesQuery): Promise<InboxLane[]> {
    return this.#store.inboxLanes(query);
  }

  alone<Result>(job: string, work: () => Promise<Result>): Promise<Result | null> {
    return this.#store.alone(job, work);
  }

  enqueue(updates: NewUpdates): Promise<Enqueued> {
    const lane = storable(updates.orderId);
    const ids = updates.ids ?? updates.bodies.map(updateId);
    const bodies = updates.bodies.map((body, index) => {
      return this.#ring.sealText(JSON.stringify(body ?? null), { id: ids[index] ?? randomUUID(), lane, field: 'body' });
    });
    const { idempotency } = updates;
    const key = idempotency && { ...idempotency, hash: this.#ring.hash(idempotency.hash) };
    return this.#store.enqueue({ ...updates, ids, bodies, ...(key ? { idempotency: key } : {}) });
  }

  async getIdempotencyKey(key: string, hash?: string): Promise<KeptKey | null> {
    const kept = await this.#store.getIdempotencyKey(key);
    const same = kept !== null && hash !== undefined && kept.hash === this.#ring.hash(hash);
    return same ? { ...kept, hash } : kept;
  }

  /** A head that cannot be read stays where it is, and its lane waits; the reason stands in `lastError`. */
  async claim(queue: Queue, options: ClaimOptions): Promise<Claim[]> {
    const claims = await this.#store.claim(queue, options);
    const opened = await Promise.all(claims.map((claim) => this.#openClaim(claim, options.now)));
    return opened.filter((claim) => claim !== null);
  }

  renew(claim: Claim, leaseUntil: number): Promise<boolean> {
    return this.#store.renew(claim, leaseUntil);
  }

  settle(claim: Claim, settlement: Settlement): Promise<boolean> {
    const { error, detail, attempt } = settlement;
    const place = { id: claim.message.id, lane: claim.lane };
    return this.#store.settle(claim, {
      ...settlement,
      ...(error === undefined ? {} : { error: this.#ring.sealText(storable(error), { ...place, field: 'error' }) }),
      ...(detail === undefined ? {} : { detail: this.#sealFacts(detail, { ...place, field: 'detail' }) }),
      ...(attempt === undefined ? {} : { attempt: this.#sealFacts(attempt, { ...place, field: 'attempt' }) }),
    } as Settlement);
  }

  nextReadyAt(queue: Queue): Promise<number | null> {
    return this.#store.nextReadyAt(queue);
  }

  onWork(queue: Queue, listener: () => void): () => void {
    return this.#store.onWork(queue, listener);
  }

  async requeue(
    queue: Queue,
    id: string,
    from: readonly MessageState[],
    detail?: MessageDetail,
    obstacle?: RequeueObstacle,
  ): Promise<Requeued> {
    if (detail === undefined) return this.#store.requeue(queue, id, from, undefined, obstacle);
    const found = await this.#store.getMessage(id);
    if (!found) return 'not_found';
    const place: Place = { id: found.id, lane: found.lane, field: 'detail' };
    return this.#store.requeue(queue, id, from, this.#sealFacts(detail, place), obstacle);
  }

  resolve(queue: Queue, id: string, decision: Decision): Promise<Resolved> {
    return this.#store.resolve(queue, id, decision);
  }

  /** Facts that many messages share say nothing about a person. */
  requeueAll(...asked: Parameters<Store['requeueAll']>): ReturnType<Store['requeueAll']> {
    return this.#store.requeueAll(...asked);
  }

  listOutlines(query: MessageQuery): Promise<MessageOutline[]> {
    return this.#store.listOutlines(query);
  }

  listLostOrders(query: { limit: number; before?: number }): Promise<LostOrder[]> {
    return this.#store.listLostOrders(query);
  }

  countLostOrders(): Promise<number> {
    return this.#store.countLostOrders();
  }

  async getMessage(id: string): Promise<StoredMessage | null> {
    const message = await this.#store.getMessage(id);
    return message && this.#openMessage(message);
  }

  async attempts(id: string): Promise<FailedAttempt[]> {
    const message = await this.#store.getMessage(id);
    if (!message) return [];
    const attempts = await this.#store.attempts(id);
    return attempts.map((attempt) => ({
      ...attempt,
      reason: this.#ring.openText(attempt.reason, { id: message.id, lane: message.lane, field: 'error' }),
      detail: this.#openFacts(attempt.detail, { id: message.id, lane: message.lane, field: 'attempt' }),
    }));
  }

  async listMessages(query: MessageQuery): Promise<StoredMessage[]> {
    const messages = await this.#store.listMessages(query);
    return messages.map((message) => this.#openMessage(message));
  }

  async listOrders(query: { limit: number; before?: number }): Promise<StoredOrder[]> {
    const orders = await this.#store.listOrders(query);
    return orders.map((order) => this.#openOrder(order));
  }

  async getOrder(orderId: string): Promise<StoredOrder | null> {
    const order = await this.#store.getOrder(orderId);
    return order && this.#openOrder(order);
  }

  /** The record holds numbers, and the client's own sentence. */
  changePace(change: PaceChange): Promise<PaceAnswer> {
    return this.#store.changePace(change);
  }

  counts(states?: readonly MessageState[]) {
    return this.#store.counts(states);
  }

  laneCounts() {
    return this.#store.laneCounts();
  }

  check(): Promise<void> {
    return this.#store.check();
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  async #openClaim(claim: Claim, now: number): Promise<Claim | null> {
    try {
      return { ...claim, message: this.#openMessage(claim.message) };
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      await this.#store.contents.putBack(claim, { readyAt: now + UNREADABLE_WAIT_MS, error: error.message });
      return null;
    }
  }

  #openMessage(message: StoredMessage): StoredMessage {
    const { id, lane, lastError } = message;
    return {
      ...message,
      body: this.#openBody(message.body, id, lane),
      lastError: lastError === null ? null : this.#ring.openText(lastError, { id, lane, field: 'error' }),
      detail: this.#openFacts(message.detail, { id, lane, field: 'detail' }),
    };
  }

  #openOrder(order: StoredOrder): StoredOrder {
    return { ...order, payload: this.#openBody(order.payload, order.messageId, order.lane) };
  }

  /** What is sealed is kept as a JSON text; everything else is from before there were keys. */
  #openBody(body: unknown, id: string, lane: string): unknown {
    if (typeof body !== 'string' || sealedWith(body) === null) return body;
    const text = this.#ring.openText(body, { id, lane, field: 'body' });
    // A raw body may begin with a byte order mark.
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  }

  #sealFacts(facts: MessageDetail, place: Place): MessageDetail {
    return { sealed: this.#ring.sealText(JSON.stringify(facts), place) };
  }

  #openFacts(facts: MessageDetail | null, place: Place): MessageDetail | null {
    const sealed = facts?.['sealed'];
    return typeof sealed === 'string' ? JSON.parse(this.#ring.openText(sealed, place)) : facts;
  }
}
