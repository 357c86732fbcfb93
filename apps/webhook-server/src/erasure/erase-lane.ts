import type { Schema } from '@assessment-kit/contract/webhook-server';
import { UnreadableError } from '../encryption/unreadable-error.ts';
import type { Erased, EraseRequest, Store } from '../store/store.ts';

/**
 * Erases a lane, and keeps of an order's payload the three ids that the contract wants of every order.
 *
 * @throws {StoreUnavailableError}
 */
export async function eraseLane(
  store: Store,
  lane: string,
  request: Pick<EraseRequest, 'now' | 'force' | 'idleSince'>,
): Promise<Erased> {
  return store.erase({ lane, remainder: await remainderOf(store, lane), ...request });
}

async function remainderOf(store: Store, orderId: string): Promise<unknown> {
  const ids = await store.getOrder(orderId).then(
    (order) => (order?.payload as { assessmentOrder: Schema<'AssessmentOrder'> } | undefined)?.assessmentOrder,
    (error: unknown) => {
      // What nobody can read any more may be erased all the same.
      if (error instanceof UnreadableError) return undefined;
      throw error;
    },
  );
  const { packageId = '', companyId = '' } = ids ?? {};
  return { assessmentOrder: { orderId, packageId, companyId } };
}
