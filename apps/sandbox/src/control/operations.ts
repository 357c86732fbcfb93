import type { OperationId } from '@assessment-kit/contract/sandbox';
import { notFound, refuse } from '@assessment-kit/http';
import { listingOperations } from '../console/listing-operations.ts';
import { updatesOf } from '../console/update-log.ts';
import { faultOperations } from '../faults/fault-operations.ts';
import { readingOperations } from '../readings/operations.ts';
import { reset } from '../reset.ts';
import { clockOperations } from './clock-operations.ts';
import type { ControlHandlers } from './control-handler.ts';
import { placeOrder } from './place-order.ts';
import { sandboxOrder } from './sandbox-order.ts';
import { scenarioOperations } from './scenario-operations.ts';
import { snapshotOperations } from './snapshot-operations.ts';
import { switchOperations } from './switch-operations.ts';

/** One entry for each operation of the control plane that answers and is done. Leave one out and this file stops compiling. */
export const controlOperations = {
  placeOrder({ body }, context) {
    const placed = placeOrder(context, body);
    if (placed.status !== 201) return placed;
    context.deliveries.order(placed.order);
    return { status: 201, body: sandboxOrder(context.state, placed.order) };
  },

  placeOrders({ body: { order, count } }, context) {
    const orders = [];
    // What one order needs all of them need, so either the first is refused or none.
    for (let at = 0; at < count; at += 1) {
      const placed = placeOrder(context, order);
      if (placed.status !== 201) return placed;
      orders.push(placed.order);
    }
    context.deliveries.orders(orders);
    return { status: 201, body: { orderIds: orders.map(({ orderId }) => orderId) } };
  },

  listSandboxOrders(_input, { state }) {
    const items = [...state.orders.values()].reverse().map((order) => sandboxOrder(state, order));
    return { status: 200, body: { items } };
  },

  getSandboxOrder({ params: { orderId } }, context) {
    const order = context.state.orders.get(orderId);
    if (!order) return notFound('orderId', 'There is no such order.');
    return { status: 200, body: { ...sandboxOrder(context.state, order), updates: updatesOf(context, orderId) } };
  },

  sendJob({ body }, { deliveries, newId }) {
    const job = { jobId: newId(), ...body };
    if (deliveries.job(job)) return { status: 202, body: job };
    const message = 'No jobCreationCallbackUrl is registered.';
    return refuse(409, { field: 'jobCreationCallbackUrl', code: 'no_job_callback', message });
  },

  listDeliveries: (_input, { state }) => ({ status: 200, body: { items: state.deliveries.reverse() } }),

  ...listingOperations,
  ...clockOperations,
  ...switchOperations,
  ...faultOperations,
  ...readingOperations,
  ...snapshotOperations,
  ...scenarioOperations,

  resetSandbox(_input, context) {
    reset(context);
    return { status: 204 };
  },
} satisfies ControlHandlers<Exclude<OperationId, 'watchSandbox'>>;
