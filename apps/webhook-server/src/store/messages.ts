import type { Origin } from './callbacks.ts';
import type { MessageDetail, MessageState, Queue } from './lanes.ts';

/* What is kept, and how it is asked for. */

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
