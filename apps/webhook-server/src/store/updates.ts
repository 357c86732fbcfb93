import type { Origin } from './callbacks.ts';

/* Updates as they are appended, and the keys that tell a repeated request. */

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

export type Enqueued =
  | { outcome: 'queued'; ids: string[] }
  | { outcome: 'conflict' }
  | { outcome: 'repeated'; ids: string[] }
  | { outcome: 'key_reused' };
