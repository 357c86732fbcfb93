import { notFound, refuse } from '@assessment-kit/http';
import { applyUpdate, isSameCompany, updateLinkProblems } from '@assessment-kit/rules';
import type { PlatformHandler } from './platform-handler.ts';

/** Applies an update as a whole or not at all; the rules are those of `@assessment-kit/rules`. */
export const updateAssessmentOrder: PlatformHandler<'updateAssessmentOrder'> = ({ params, body }, { state }) => {
  const order = state.orders.get(params.orderId);
  if (!order || !isSameCompany(order.companyId, params.companyId)) {
    return notFound('orderId', 'The company has no such order.');
  }
  // The kit's own rules are stricter than any page: a script that works against the platform has to work here.
  const links = updateLinkProblems(body).filter(({ rule }) => rule === 'platform');
  if (links.length > 0) return refuse(400, ...links);
  const applied = applyUpdate(order.results, body);
  if (!applied.ok) return refuse(400, ...applied.problems);
  state.orders.set(order.orderId, { ...order, results: applied.order });
  return { status: 204 };
};
