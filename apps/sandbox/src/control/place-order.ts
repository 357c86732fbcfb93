import type { Problem } from '@assessment-kit/contract/error-body';
import type { RequestBody } from '@assessment-kit/contract/sandbox';
import { notFound, refuse } from '@assessment-kit/http';
import {
  activeBillingCodes,
  isSubscriptionExpired,
  newOrderState,
  onboardingPermits,
  PSEUDO_COMPANY_ID,
  packageOrderable,
} from '@assessment-kit/rules';
import { timestamp } from '../clock.ts';
import type { SandboxContext } from '../context.ts';
import { withDefaultTestStatus } from '../readings/default-test-status.ts';
import type { AssessmentPackage, StoredOrder } from '../state/platform-state.ts';
import { MADE_UP_REQUESTER, madeUpAssessee } from './made-up-person.ts';

export type NewOrder = RequestBody<'placeOrder'>;

/** An order that was placed, or why an HR user could not place it. */
export type Placed = { status: 201; order: StoredOrder } | ReturnType<typeof refuse<400 | 404 | 409>>;

/**
 * Does what an HR user does: orders a package for a person. The order is stored; it is not sent yet.
 *
 * Refused when the company is not approved (`ONB`), the package is unknown or cannot be ordered (`PK-old`), a test is not
 * part of it, or the billing code is not an active one of the subscription (`SU`); by one reading also when there is no
 * subscription.
 */
export function placeOrder(context: SandboxContext, body: NewOrder): Placed {
  const { state, clock, readings } = context;
  const { companyId } = body;

  const onboarding = state.onboardingStatus(companyId);
  if (onboarding === undefined) return notFound('companyId', 'The company is not onboarded.');
  if (!onboardingPermits(onboarding).newOrders) {
    const message = `The company is ${onboarding}; it cannot place new orders.`;
    return refuse(409, { field: 'companyId', code: 'company_not_approved', message });
  }

  if (readings.of('subscription-required') === 'yes' && !currentSubscription(context, companyId)) {
    const message = 'The company has no subscription, or it has expired; it cannot place new orders.';
    return refuse(409, { field: 'companyId', code: 'subscription_required', message });
  }

  // Which package wins when both exist is unknown; the company's own is the more specific one.
  const ordered = state.packageOf(companyId, body.packageId) ?? state.packageOf(PSEUDO_COMPANY_ID, body.packageId);
  if (!ordered) return notFound('packageId', 'The company has no such package.');
  const orderable = packageOrderable(ordered.status, clock.now());
  if (!orderable.ok) {
    return refuse(409, { field: 'packageId', code: 'package_not_orderable', message: orderable.message });
  }

  const tests = orderedTests(body, ordered, state.callback?.orderLevel === 'Test');
  const problems = [...tests.problems, ...billingCodeProblems(context, body)];
  if (problems.length > 0) return refuse(400, ...problems);

  const order = newOrder(context, body, ordered, tests.ids);
  state.orders.set(order.orderId, order);
  return { status: 201, order };
}

function newOrder(
  { clock, readings, newId }: SandboxContext,
  body: NewOrder,
  ordered: AssessmentPackage,
  orderedTests: readonly string[],
): StoredOrder {
  const createdAt = timestamp(clock);
  const orderId = newId();
  const tests = orderedTests.length > 0 ? { tests: orderedTests } : {};
  return {
    orderId,
    companyId: body.companyId,
    packageId: ordered.id,
    createdAt,
    jobId: body.jobId ?? null,
    billingCode: body.billingCode ?? null,
    location: body.location ?? null,
    orderedTests,
    requester: {
      ...MADE_UP_REQUESTER,
      certificationDateTime: createdAt.replace('Z', '0000Z'),
      ...body.requester,
    },
    assessee: {
      ...madeUpAssessee(orderId),
      title: null,
      middleName: null,
      mobile: null,
      location: null,
      ...body.assessee,
    },
    requesterId: newId(),
    assesseeId: newId(),
    results: withDefaultTestStatus(
      readings,
      newOrderState({ assessmentPackage: ordered, orderedAt: createdAt, ...tests }),
    ),
  };
}

/** The tests that the order lists: those asked for, or all of them when orders are placed by test. */
function orderedTests(body: NewOrder, ordered: AssessmentPackage, byTest: boolean) {
  const known = new Set(ordered.assessments.flatMap(({ tests }) => (tests ?? []).map(({ id }) => id)));
  if (body.tests === undefined) return { ids: byTest ? [...known] : [], problems: [] };
  const ids = body.tests.map((test) => (typeof test === 'string' ? test : test.testId));
  const problems = ids.flatMap((id, index): Problem[] =>
    known.has(id)
      ? []
      : [{ field: `tests[${index}]`, code: 'unknown_test', message: `tests[${index}] is not a test of the package.` }],
  );
  return { ids: [...new Set(ids)], problems };
}

function billingCodeProblems(context: SandboxContext, { companyId, billingCode }: NewOrder): Problem[] {
  if (billingCode === undefined || billingCode === null) return [];
  const subscription = currentSubscription(context, companyId);
  if (subscription && activeBillingCodes(subscription).includes(billingCode)) return [];
  const message = "billingCode must be an active billing code of the company's subscription.";
  return [{ field: 'billingCode', code: 'unknown_billing_code', message }];
}

/** The subscription that holds for a company, unless it has ended. */
function currentSubscription({ state, clock }: SandboxContext, companyId: string) {
  const subscription = state.subscriptionOf(companyId) ?? state.subscriptionOf(PSEUDO_COMPANY_ID);
  return subscription && !isSubscriptionExpired(subscription, clock.now()) ? subscription : null;
}
