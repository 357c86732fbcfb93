import { refuse } from '@assessment-kit/http';
import { onboardingPermits } from '@assessment-kit/rules';
import { matches } from '../filter/matches.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { type Filter, FilterSyntaxError } from '../filter/syntax.ts';
import type { StoredOrder } from '../state/platform-state.ts';
import { packageStatus } from './package-status.ts';
import type { PlatformHandler } from './platform-handler.ts';

/** Orders of actively onboarded companies, sorted by company id (`OR-get`), within a company by time. */
export const getPartnerAssessmentOrders: PlatformHandler<'getPartnerAssessmentOrders'> = ({ query }, { state }) => {
  let filter: Filter | null = null;
  try {
    if (query.filter !== undefined) filter = parseFilter(query.filter);
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error;
    const message = `filter does not parse at character ${error.position + 1}: ${error.message}`;
    return refuse(400, { field: 'filter', code: 'invalid_filter', message });
  }
  const found = [...state.orders.values()]
    .filter(({ companyId }) => onboardingPermits(state.onboardingStatus(companyId)).sync)
    .filter((order) => filter === null || matches(filter, filterValues(order)))
    .sort((left, right) => byText(left.companyId.toLowerCase(), right.companyId.toLowerCase()));
  const offset = query.offset ?? 0;
  const page = found.slice(offset, offset + (query.limit ?? 20));
  const headers = query.includeTotalCount ? { 'X-Pcty-Total-Count': String(found.length) } : {};
  return { status: 200, body: page.map(partnerOrder), headers };
};

function filterValues(order: StoredOrder) {
  return {
    companyid: order.companyId,
    assessmentorderid: order.orderId,
    createdat: order.createdAt,
    'requester/id': order.requesterId,
    'assessee/id': order.assesseeId,
    status: packageStatus(order),
    billingcode: order.billingCode,
  };
}

function partnerOrder(order: StoredOrder) {
  return {
    companyId: order.companyId,
    assessmentOrderId: order.orderId,
    createdAt: order.createdAt,
    status: packageStatus(order),
    billingCode: order.billingCode,
    requester: { id: order.requesterId },
    assessee: { id: order.assesseeId },
  };
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
