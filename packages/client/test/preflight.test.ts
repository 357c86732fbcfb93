import type { OperationId } from '@assessment-kit/contract';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient, RequestRejectedError } from '../src/index.ts';
import { newOrderState } from '../src/planning.ts';
import { preflight, preflightProblems } from '../src/preflight/index.ts';
import { createObservedClient } from '../src/testing/index.ts';

const order = { companyId: 'C1', orderId: 'O1' };
const updatedAt = '2026-01-13T12:40:02.120Z';
const complete = { assessmentId: 'A', assessmentStatus: { value: 'Complete', updatedAt } };
const withLink = (url: string) => ({ overallReports: [{ name: 'R', url }] });

/** Calls that the platform would refuse. */
const REFUSED: [OperationId, Record<string, unknown>][] = [
  ['updateAssessmentOrder', { ...order, body: { overallScore: 'x'.repeat(31) } }],
  ['updateAssessmentOrder', { ...order, body: { assessments: [{}] } }],
  [
    'updateAssessmentOrder',
    { ...order, body: { assessments: [{ ...complete, assessmentStatus: { value: 'Done', updatedAt } }] } },
  ],
  ['updateAssessmentOrder', { ...order, body: withLink(`https://reports.example/${'x'.repeat(250)}`) }],
  ['updateAssessmentOrder', { ...order, body: withLink('https://s3.example/r?X-Amz-Signature=abc') }],
  ['updateAssessmentOrder', { ...order, body: withLink('https://storage.example/r?X-Goog-Signature=abc') }],
  ['updateAssessmentOrder', { ...order, body: withLink('https://blob.example/r?sv=2024&sig=abc') }],
  ['updateAssessmentOrder', { ...order, body: withLink('https://cdn.example/r?Key-Pair-Id=K&Signature=abc') }],
  ['updateAssessmentOrder', { ...order, body: withLink('https://reports.example/r?token=abc') }],
  ['updateAssessmentOrder', { ...order, body: withLink('https://me:word@reports.example/r') }],
  ['updateAssessmentOrder', { ...order, body: { assessments: [complete] } }],
  ['updateAssessmentOrder', { ...order, body: { assessments: [{ assessmentId: 'unknown' }] } }],
  ['upsertOnboardingStatus', { body: { companyId: 'C1', onboardingStatus: 'Perhaps' } }],
  ['upsertOnboardingStatus', { body: { companyId: 'CS123', onboardingStatus: 'Approved' } }],
  ['upsertOnboardingStatus', { body: { companyId: 'b6001', onboardingStatus: 'Approved' } }],
  ['upsertCallback', { body: { callbackDetails: {}, callerDetails: {}, apiKey: 'k' } }],
  ['getAssessmentPackages', { companyId: 'much-too-long' }],
  ['getPartnerAssessmentOrders', { limit: 0 }],
  ['getPartnerAssessmentOrders', { offset: -1 }],
];

describe('the preflight against the sandbox', () => {
  let sandbox: Sandbox;
  let plain: Client;
  let checked: Client;
  let orderId: string;
  const sent: string[] = [];
  const assessments = [{ id: 'A', tests: [{ id: 'T', name: 'T' }] }];
  beforeAll(async () => {
    sandbox = await createSandbox();
    const options = { baseUrl: sandbox.url, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };
    plain = createClient(options);
    const orderState = () => newOrderState({ assessmentPackage: { assessments }, orderedAt: updatedAt });
    const fetch = (request: Request) => {
      sent.push(request.url);
      return globalThis.fetch(request);
    };
    checked = createClient({ ...options, fetch, preflight: preflight({ orderState }) });
    await plain.upsertOnboardingStatus({ body: { companyId: 'C1', onboardingStatus: 'Approved' } });
    const body = { id: 'P', name: 'P', summary: 'P', status: { startDate: '2026-01-01T00:00:00Z' }, assessments };
    await plain.upsertAssessmentPackage({ companyId: 'C1', packageId: 'P', body });
    orderId = sandbox.placeOrder({ companyId: 'C1', packageId: 'P' }).orderId;
  });
  afterAll(() => sandbox.close());

  const rejected = async (client: Client, operation: OperationId, input: Record<string, unknown>) => {
    const named = 'orderId' in input ? { ...input, orderId } : input;
    // biome-ignore lint/suspicious/noExplicitAny: what is sent is wrong on purpose
    const error = await (client as any)[operation](named).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RequestRejectedError);
    return error as RequestRejectedError;
  };

  it.each(REFUSED)('refuses before the call what is refused there, field by field: %s %j', async (operation, input) => {
    const there = await rejected(plain, operation, input);
    sent.length = 0;
    const before = await rejected(checked, operation, input);
    expect(sent).toEqual([]);
    expect(before).toMatchObject({
      status: null,
      attempts: 0,
      effect: 'none',
      code: 'request_rejected',
      retryable: false,
    });
    expect(before.problems.map(({ field, code }) => [field, code])).toEqual(
      there.problems.map(({ field, code }) => [field, code]),
    );
  });

  it('lets through what is taken there', async () => {
    const test = { id: 'T', testStatus: { value: 'Complete', updatedAt } } as const;
    const body = {
      ...withLink('https://reports.example/1'),
      assessments: [
        { assessmentId: 'A', assessmentStatus: { value: 'Complete', updatedAt }, assessmentResults: { tests: [test] } },
      ],
    } as const;
    await checked.updateAssessmentOrder({ companyId: 'C1', orderId, body: structuredClone(body) as never });
    await checked.getPartnerAssessmentOrders({ limit: 5, offset: 0, includeTotalCount: true });
    await checked.getAssessmentPackages({ companyId: 'b6001' });
    expect(sandbox.order(orderId)?.packageStatus).toBe('Completed');
  });
});

describe('the preflight', () => {
  it('is stricter than the platform about links that are not https', () => {
    const input = { ...order, body: withLink('http://reports.example/1') };
    expect(preflightProblems('updateAssessmentOrder', input)).toMatchObject([
      { field: 'overallReports[0].url', code: 'not_https' },
    ]);
  });

  it('names a body that is missing, which the platform calls a wrong media type', () => {
    expect(preflightProblems('updateAssessmentOrder', order)).toMatchObject([
      { field: 'body', code: 'field_required' },
    ]);
  });

  it('is not asked when there is none: the client leaves the decision to the platform', async () => {
    const { client, requests } = createObservedClient(() => new Response(null, { status: 204 }));
    await client.updateAssessmentOrder({ ...order, body: withLink('http://reports.example/1') });
    expect(requests).toHaveLength(1);
  });

  it('without the state of the order checks everything but the order', async () => {
    const options = { preflight: preflight({ orderState: () => null }) };
    const { client, requests } = createObservedClient(() => new Response(null, { status: 204 }), options);
    await client.updateAssessmentOrder({ ...order, body: { assessments: [{ assessmentId: 'unknown' }] } });
    expect(requests).toHaveLength(1);
  });

  it('names fields and codes in its message, and nothing that was to be sent', async () => {
    const { client } = createObservedClient(() => new Response(), { preflight: preflight() });
    const error = await client
      .updateAssessmentOrder({ ...order, body: withLink('https://reports.example/r?token=s3cret') })
      .catch((thrown: unknown) => thrown as RequestRejectedError);
    expect(error?.message).toBe('updateAssessmentOrder was not sent: overallReports[0].url pre_authorised.');
    expect(JSON.stringify(error)).not.toContain('s3cret');
  });
});
