import { createHash } from 'node:crypto';
import type { IncomingCallback } from '../../src/store/open-store.ts';

/** An order callback; another `name` makes another payload of the same order. */
export function order(orderId: string, name = 'Robin', receivedAt = 1_000): IncomingCallback {
  const payload = { assessmentOrder: { orderId, companyId: 'B6001', assessee: { firstName: name } } };
  return callback({ kind: 'order', key: orderId, lane: orderId, payload, receivedAt });
}

export function job(jobId: string, title = 'Baker', receivedAt = 1_000): IncomingCallback {
  return callback({ kind: 'job', key: jobId, lane: `job:${jobId}`, payload: { jobId, title }, receivedAt });
}

export function callback(
  given: Pick<IncomingCallback, 'kind' | 'key' | 'lane' | 'payload' | 'receivedAt'>,
): IncomingCallback {
  const text = JSON.stringify(given.payload);
  const hash = createHash('sha256').update(text).digest('hex');
  return { ...given, hash, companyId: 'B6001', raw: Buffer.from(text) };
}

/** Updates of an order; each body only has a number. */
export function updates(
  orderId: string,
  numbers: readonly number[],
  afterSeq: number | null = null,
  createdAt = 1_000,
) {
  return { orderId, companyId: 'B6001', bodies: numbers.map((number) => ({ number })), afterSeq, createdAt };
}
