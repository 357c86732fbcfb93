import type { Schema } from '@assessment-kit/contract/sandbox';
import { packageStatus } from '../platform/package-status.ts';
import type { PlatformState, StoredOrder } from '../state/platform-state.ts';

/** The order as the platform's users see it, with every delivery made for it. */
export function sandboxOrder(state: PlatformState, order: StoredOrder): Schema<'SandboxOrder'> {
  const { orderId, companyId, packageId, createdAt, jobId, billingCode, requester, assessee, results } = order;
  return {
    orderId,
    companyId,
    packageId,
    packageStatus: packageStatus(order),
    createdAt,
    jobId,
    billingCode,
    requester,
    assessee,
    ...results,
    deliveries: state.deliveriesOf(orderId).map(({ callback, url, startedAt, durationMs, outcome, status }) => ({
      callback,
      url,
      startedAt,
      durationMs,
      outcome,
      status,
    })),
  };
}
