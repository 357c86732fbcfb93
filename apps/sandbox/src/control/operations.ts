import { randomUUID } from 'node:crypto';
import type { OperationId, PathParams, Reply, RequestBody } from '@assessment-kit/contract/sandbox';
import { notFound, refuse } from '@assessment-kit/http';
import type { SandboxContext } from '../context.ts';
import { placeOrder } from './place-order.ts';
import { sandboxOrder } from './sandbox-order.ts';

/** What an operation of the control plane does: checked input in, one of the declared answers out. */
export type ControlHandler<Id extends OperationId> = (
  input: { params: PathParams<Id>; body: RequestBody<Id> },
  context: SandboxContext,
) => Reply<Id>;

/** One entry for each operation of the control plane. Leave one out and this file stops compiling. */
export const controlOperations = {
  placeOrder({ body }, context) {
    const placed = placeOrder(context, body);
    return placed.status === 201 ? { status: 201, body: sandboxOrder(context.state, placed.order) } : placed;
  },

  listSandboxOrders(_input, { state }) {
    const items = [...state.orders.values()].reverse().map((order) => sandboxOrder(state, order));
    return { status: 200, body: { items } };
  },

  getSandboxOrder({ params }, { state }) {
    const order = state.orders.get(params.orderId);
    return order ? { status: 200, body: sandboxOrder(state, order) } : notFound('orderId', 'There is no such order.');
  },

  sendJob({ body }, { deliveries }) {
    const job = { jobId: randomUUID(), ...body };
    if (deliveries.job(job)) return { status: 202, body: job };
    const message = 'No jobCreationCallbackUrl is registered.';
    return refuse(409, { field: 'jobCreationCallbackUrl', code: 'no_job_callback', message });
  },

  listDeliveries: (_input, { state }) => ({ status: 200, body: { items: [...state.deliveries].reverse() } }),

  resetSandbox(_input, { state }) {
    state.clear();
    return { status: 204 };
  },
} satisfies { [Id in OperationId]: ControlHandler<Id> };
