import type { Enqueued, IdempotencyKey, KeptKey } from './store.ts';

/** How long a key is kept at least, in ms. */
export const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000;

/**
 * Keys that are older are removed by whoever stores a new one, at most so many each time: no clean-up runs by itself, none
 * ever takes long, and there are hardly more keys than a day brings.
 */
export const FORGOTTEN_AT_ONCE = 10;

/** Columns read for a `KeptKey`. */
export interface KeyRow {
  key: string;
  order_id: string;
  hash: string;
  update_ids: string;
}

export function keptKeyOf({ order_id, hash, update_ids }: KeyRow): KeptKey {
  return { orderId: order_id, hash, ids: JSON.parse(update_ids) };
}

/** The answer to a request whose key is known. */
export function answerOfKey(kept: KeptKey, orderId: string, { hash }: IdempotencyKey): Enqueued {
  const same = kept.orderId === orderId && kept.hash === hash;
  return same ? { outcome: 'repeated', ids: kept.ids } : { outcome: 'key_reused' };
}
