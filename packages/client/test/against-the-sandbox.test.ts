import type { Schema } from '@assessment-kit/contract';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { type Client, createClient, RequestRejectedError } from '../src/index.ts';

let sandbox: Sandbox;
let client: Client;
beforeAll(async () => {
  sandbox = await createSandbox();
  client = createClient({ baseUrl: sandbox.url, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' });
});
afterAll(() => sandbox.close());

const companyId = 'C1';
const samples = contract.components.examples;
const assessmentPackage = samples.AssessmentPackage.value as Schema<'AssessmentPackage'>;
const packageId = assessmentPackage.id;

describe('the client against the sandbox', () => {
  it('calls every operation of the contract', async () => {
    const onboarding = { companyId, onboardingStatus: 'Approved' } as const;
    expect(await client.upsertOnboardingStatus({ body: onboarding })).toEqual(onboarding);
    expect(await client.upsertOnboardingStatus({ body: onboarding })).toBeUndefined();

    const callback = samples.CallbackRegistration.value as Schema<'CallbackRegistration'>;
    await client.upsertCallback({
      body: { ...callback, callbackDetails: { successCallbackUrl: 'http://127.0.0.1:1/' } },
    });
    expect((await client.getCallback()).callerDetails).toEqual(callback.callerDetails);
    expect(await client.deleteCallback()).toBeUndefined();

    const stored = await client.upsertAssessmentPackage({ companyId, packageId, body: assessmentPackage });
    expect(stored).toEqual(assessmentPackage);
    await client.upsertAssessmentPackages({ companyId, body: [{ ...assessmentPackage, id: 'second' }] });
    expect((await client.getAssessmentPackages({ companyId })).count).toBe(2);
    expect(await client.deleteAssessmentPackage({ companyId, packageId: 'second' })).toMatchObject({
      status: { value: 'Deleted' },
    });

    const subscription = samples.Subscription.value as Schema<'Subscription'>;
    expect(await client.upsertSubscription({ companyId, body: subscription })).toEqual(subscription);

    const { orderId } = sandbox.placeOrder({ companyId, packageId });
    const body = samples.OrderUpdateCompleted.value as Schema<'OrderUpdate'>;
    expect(await client.updateAssessmentOrder({ companyId, orderId, body })).toBeUndefined();
    const filter = `assessmentorderid eq '${orderId}'`;
    expect(await client.getPartnerAssessmentOrders({ filter, limit: 5 })).toMatchObject([{ status: 'Completed' }]);
  });

  it('shows what the platform refused, field by field', async () => {
    const body = { ...assessmentPackage, name: 'x'.repeat(51) };
    const error = await client
      .upsertAssessmentPackage({ companyId, packageId, body })
      .catch((thrown: unknown) => thrown as RequestRejectedError);
    expect(error).toBeInstanceOf(RequestRejectedError);
    expect(error).toMatchObject({
      status: 400,
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      problems: [{ field: 'name', code: 'too_long' }],
    });
  });

  it('gives headers and statuses through raw', async () => {
    const { data, response } = await client.raw.GET(
      '/apiHub/performanceManagement/v1/companies/b6001/partner/assessmentOrders',
      { params: { query: { includeTotalCount: true } } },
    );
    expect(response.headers.get('x-pcty-total-count')).toBe(String(data?.length));
  });
});

describe('the types of the client', () => {
  it('come from the contract', () => {
    expectTypeOf<Awaited<ReturnType<Client['getAssessmentPackages']>>>().toEqualTypeOf<
      Schema<'AssessmentPackageList'>
    >();
    expectTypeOf<Awaited<ReturnType<Client['updateAssessmentOrder']>>>().toEqualTypeOf<undefined>();
    expectTypeOf<Parameters<Client['updateAssessmentOrder']>[0]['body']>().toEqualTypeOf<Schema<'OrderUpdate'>>();
    expectTypeOf<Parameters<Client['getCallback']>[0]>().toBeNullable();
    // @ts-expect-error a company id is required
    const withoutCompany = () => client.getAssessmentPackages({});
    // @ts-expect-error no such status
    const wrongStatus = () => client.upsertOnboardingStatus({ body: { companyId, onboardingStatus: 'Maybe' } });
    expect([withoutCompany, wrongStatus]).toHaveLength(2);
  });
});
