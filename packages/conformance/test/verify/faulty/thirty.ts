import {
  answered,
  answers,
  bodyOf,
  changedAt,
  cut,
  type FaultySandbox,
  refuses,
  takes,
  through,
  withBody,
} from './faulty.ts';

const RESULTS = 'assessments[].assessmentResults';
/** Counts what was stored by mistake, so that each time differs from the one before. */
let stored = 0;
const characters = (text: unknown) => (typeof text === 'string' ? [...text].length : 0);

/** Thirty sandboxes, each with one rule or limit broken, and the rule that has to name it. */
export const THIRTY: readonly FaultySandbox[] = [
  // Packages
  takes(
    {
      says: 'names of packages have 51 characters',
      operation: 'upsertAssessmentPackage',
      rule: 'upsertAssessmentPackage.name.too-long',
    },
    (body) => changedAt(body, 'name', cut(50)),
  ),
  refuses(
    {
      says: 'names of packages have at most 49 characters',
      operation: 'upsertAssessmentPackage',
      rule: 'upsertAssessmentPackage.name.too-long',
    },
    (body) => characters(body?.name) > 49,
  ),
  takes(
    {
      says: 'a package needs no summary',
      operation: 'upsertAssessmentPackage',
      rule: 'upsertAssessmentPackage.summary.missing',
    },
    (body) => ({ summary: '', ...body }),
  ),
  takes(
    {
      says: 'any text is a start of a package',
      operation: 'upsertAssessmentPackage',
      rule: 'upsertAssessmentPackage.status.startDate.wrong-format',
    },
    (body) => changedAt(body, 'status.startDate', () => '2026-01-01T00:00:00Z'),
  ),
  refuses(
    {
      says: 'date-times have no seven digits',
      operation: 'upsertAssessmentPackage',
      rule: 'upsertAssessmentPackage.status.startDate.wrong-format',
    },
    (body) => /\.\d{7}/.test(body?.status?.startDate ?? ''),
  ),
  takes(
    {
      says: 'packages have a status Retired',
      operation: 'upsertAssessmentPackage',
      rule: 'upsertAssessmentPackage.status.value.unknown-member',
    },
    (body) => changedAt(body, 'status.value', () => 'Inactive'),
  ),
  takes(
    {
      says: 'ids of tests have 37 characters',
      operation: 'upsertAssessmentPackage',
      rule: 'upsertAssessmentPackage.assessments[].tests[].id.too-long',
    },
    (body) => changedAt(body, 'assessments[].tests[].id', cut(36)),
  ),
  through(
    {
      says: 'a wrong package of a bulk is left out, the others are stored',
      operation: 'upsertAssessmentPackages',
      rule: 'upsertAssessmentPackages.[].name.too-long',
    },
    async (request, right) => {
      const answer = await right(request);
      if (answer.status !== 400) return answer;
      const valid = {
        id: 'ak-verify-left',
        name: 'n',
        summary: 's',
        status: { startDate: '2026-01-01T00:00:00Z' },
        assessments: [],
      };
      stored += 1;
      await right({ ...request, body: JSON.stringify([{ ...valid, summary: `stored ${stored} times` }]) });
      return answer;
    },
  ),
  answers(
    {
      says: 'the count of packages is one too few',
      operation: 'getAssessmentPackages',
      rule: 'getAssessmentPackages.count',
    },
    (answer) => withBody(answer, (body) => ({ ...body, count: Math.max(0, body.count - 1) })),
  ),
  through(
    {
      says: 'a deleted package is still active',
      operation: 'deleteAssessmentPackage',
      rule: 'deleteAssessmentPackage.retires',
    },
    async (request, right) => {
      const list = await right({
        ...request,
        operationId: null,
        method: 'GET',
        target: request.target.replace(/\/[^/]+$/, ''),
        body: null,
      });
      const id = decodeURIComponent(request.target.split('/').at(-1) ?? '');
      const answer = await right(request);
      const kept = JSON.parse(list.text).values?.find((each: { id: string }) => each.id === id);
      if (answer.status === 200 && kept) {
        await right({
          ...request,
          operationId: null,
          method: 'PUT',
          headers: { ...request.headers, 'content-type': 'application/json' },
          body: JSON.stringify(kept),
        });
      }
      return answer;
    },
  ),
  // Callback
  takes(
    {
      says: 'keys of callbacks have 51 characters',
      operation: 'upsertCallback',
      rule: 'upsertCallback.apiKey.too-long',
    },
    (body) => changedAt(body, 'apiKey', cut(50)),
  ),
  takes(
    {
      says: 'addresses of callbacks have 257 characters',
      operation: 'upsertCallback',
      rule: 'upsertCallback.callbackDetails.successCallbackUrl.too-long',
    },
    (body) => changedAt(body, 'callbackDetails.successCallbackUrl', cut(256)),
  ),
  takes(
    {
      says: 'a callback needs no name of the caller',
      operation: 'upsertCallback',
      rule: 'upsertCallback.callerDetails.callerName.missing',
    },
    (body) => ({
      ...body,
      callerDetails: { callerName: 'P', ...body?.callerDetails },
    }),
  ),
  // Subscription and onboarding
  takes(
    { says: 'a price of 1 is enough', operation: 'upsertSubscription', rule: 'upsertSubscription.price.too-small' },
    (body) => changedAt(body, 'price', () => 2),
  ),
  takes(
    {
      says: 'there are other currencies',
      operation: 'upsertSubscription',
      rule: 'upsertSubscription.currency.unknown-member',
    },
    (body) => changedAt(body, 'currency', () => 'USD'),
  ),
  takes(
    {
      says: 'billing codes have 37 characters',
      operation: 'upsertSubscription',
      rule: 'upsertSubscription.billingCodes[].code.too-long',
    },
    (body) => changedAt(body, 'billingCodes[].code', cut(36)),
  ),
  takes(
    {
      says: 'companies can be Paused',
      operation: 'upsertOnboardingStatus',
      rule: 'upsertOnboardingStatus.onboardingStatus.unknown-member',
    },
    (body) => changedAt(body, 'onboardingStatus', () => 'InProgress'),
  ),
  takes(
    {
      says: 'ids of companies have 10 characters',
      operation: 'upsertOnboardingStatus',
      rule: 'upsertOnboardingStatus.companyId.too-long',
    },
    (body) => changedAt(body, 'companyId', cut(9)),
  ),
  // Orders
  through(
    {
      says: 'an assessment is complete before its tests are',
      operation: 'updateAssessmentOrder',
      rule: 'updateAssessmentOrder.completion',
    },
    async (request, right) => {
      const answer = await right(request);
      return answer.text.includes('tests_not_completed') ? answered(204, undefined) : answer;
    },
  ),
  refuses(
    {
      says: 'an expired assessment needs completed tests',
      operation: 'updateAssessmentOrder',
      rule: 'updateAssessmentOrder.assessments[].assessmentStatus.value.unknown-member',
    },
    (body) => body?.assessments?.[0]?.assessmentStatus?.value === 'Expired',
  ),
  takes(
    {
      says: 'names of reports have 51 characters',
      operation: 'updateAssessmentOrder',
      rule: `updateAssessmentOrder.${RESULTS}.reports[].name.too-long`,
    },
    (body) => changedAt(body, `${RESULTS}.reports[].name`, cut(50)),
  ),
  refuses(
    {
      says: 'attempts are counted from 1',
      operation: 'updateAssessmentOrder',
      rule: `updateAssessmentOrder.${RESULTS}.tests[].score.attempt.too-small`,
    },
    (body) => /"attempt":0[,}]/.test(JSON.stringify(body) ?? ''),
  ),
  through(
    {
      says: 'a refused update keeps its tracking id',
      operation: 'updateAssessmentOrder',
      rule: 'updateAssessmentOrder.overallScore.too-long',
    },
    async (request, right) => {
      const answer = await right(request);
      if (answer.status === 400)
        await right({ ...request, body: JSON.stringify({ partnerTrackingId: request.body?.slice(0, 40) }) });
      return answer;
    },
  ),
  through(
    {
      says: 'reports of an update are left out',
      operation: 'updateAssessmentOrder',
      rule: 'updateAssessmentOrder.reports-append',
    },
    (request, right) =>
      right({
        ...request,
        body: JSON.stringify(changedAt(bodyOf(request), `${RESULTS}.reports`, () => undefined)) ?? request.body,
      }),
  ),
  through(
    {
      says: 'every score counts as the first attempt',
      operation: 'updateAssessmentOrder',
      rule: 'updateAssessmentOrder.attempts',
    },
    (request, right) => {
      const first = (test: { score?: { attempt?: number } }) =>
        test?.score?.attempt === 2 ? { ...test, score: { ...test.score, attempt: 1 } } : test;
      const body = bodyOf(request);
      return right({
        ...request,
        body: body === undefined ? request.body : JSON.stringify(changedAt(body, `${RESULTS}.tests[]`, first)),
      });
    },
  ),
  // Lists, tokens, test mode, errors
  through(
    {
      says: 'a filter by ne finds what eq finds',
      operation: 'getPartnerAssessmentOrders',
      rule: 'getPartnerAssessmentOrders.filter.companyid.ne',
    },
    (request, right) => right({ ...request, target: request.target.replace('companyid%20ne', 'companyid%20eq') }),
  ),
  answers(
    {
      says: 'orders are not sorted by company',
      operation: 'getPartnerAssessmentOrders',
      rule: 'getPartnerAssessmentOrders.sorted',
    },
    (answer) => withBody(answer, (body) => body.toReversed()),
  ),
  through(
    { says: 'a read needs no token', operation: 'getAssessmentPackages', rule: 'getAssessmentPackages.token' },
    async (request, right) => {
      const answer = await right(request);
      return answer.status === 401 ? answered(200, { count: 0, values: [] }) : answer;
    },
  ),
  through(
    { says: 'test mode stores', operation: 'upsertSubscription', rule: 'upsertSubscription.test-mode' },
    (request, right) => {
      const { testmode, ...headers } = request.headers;
      const body = bodyOf(request);
      return right({
        ...request,
        headers,
        ...(testmode === 'true' && body !== null && typeof body === 'object'
          ? { body: JSON.stringify({ ...body, level: 'test' }) }
          : {}),
      });
    },
  ),
  answers(
    {
      says: 'a refusal has no correlation id',
      operation: 'upsertOnboardingStatus',
      rule: 'upsertOnboardingStatus.companyId.missing',
    },
    (answer) => {
      if (answer.status !== 400) return answer;
      const { CorrelationId: _, ...body } = JSON.parse(answer.text);
      return { ...answer, text: JSON.stringify(body) };
    },
  ),
];
