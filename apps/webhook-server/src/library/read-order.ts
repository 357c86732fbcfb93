import type { Schema } from '@assessment-kit/contract/webhook-server';
import { orderOperations } from '../api/order-operations.ts';
import type { Store } from '../store/store.ts';

/** An order as `GET /v1/orders/{orderId}` answers it. */
export type OrderDetail = Schema<'OrderDetail'>;

/**
 * An order as `GET /v1/orders/{orderId}` shows it: the newest payload, what came in, what was reported and what became of
 * it. `null`: no such order came in.
 *
 * ```ts
 * const store = await openStore({ databaseUrl: null, dataDir: '.data' });
 * const order = await readOrder(store, orderId);
 * console.log(order?.state);
 * ```
 *
 * @param store Opened by `openStore`.
 * @param orderId Of the platform.
 * @throws {StoreUnavailableError} when the database is away.
 */
export async function readOrder(store: Store, orderId: string): Promise<OrderDetail | null> {
  const input = { params: { orderId }, query: {}, header: {}, body: undefined, origin: NO_REQUEST };
  const reply = await orderOperations.getOrder(input, { store, now: () => Date.now() });
  return reply.status === 200 ? reply.body : null;
}

const NO_REQUEST = { requestId: null, traceparent: null };
