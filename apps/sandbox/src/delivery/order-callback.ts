import type { Schema } from '@assessment-kit/contract';
import type { StoredOrder } from '../state/platform-state.ts';

/** The order as the success callback carries it (`S2`). */
export function orderCallback(order: StoredOrder): Schema<'OrderCallback'> {
  return {
    assessmentOrder: {
      orderId: order.orderId,
      packageId: order.packageId,
      tests: order.orderedTests.map((testId) => ({ testId })),
      jobId: order.jobId,
      companyId: order.companyId,
      billingCode: order.billingCode,
      location: order.location,
      requester: order.requester,
      assessee: order.assessee,
    },
  };
}
