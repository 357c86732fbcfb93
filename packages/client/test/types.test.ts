import type { Schema } from '@assessment-kit/contract';
import { describe, expectTypeOf, it } from 'vitest';
import {
  type AssessmentKitError,
  type Client,
  type ClientOptions,
  createClient,
  filter,
  type RequestRejectedError,
} from '../src/index.ts';
import { preflight } from '../src/preflight/index.ts';
import { createObservedClient, signedCallback } from '../src/testing/index.ts';

// The compiler checks these promises: `tsc -p .` fails when one is broken.

const { client } = createObservedClient(() => new Response(null, { status: 204 }));

describe('a method', () => {
  it('takes the parameters of path and query by their names, and returns the body of a success', () => {
    expectTypeOf(client.updateAssessmentOrder).parameter(0).toHaveProperty('orderId').toEqualTypeOf<string>();
    expectTypeOf(client.updateAssessmentOrder)
      .parameter(0)
      .toHaveProperty('body')
      .toEqualTypeOf<Schema<'OrderUpdate'>>();
    expectTypeOf(client.updateAssessmentOrder).returns.resolves.toEqualTypeOf<undefined>();
    expectTypeOf(client.getPartnerAssessmentOrders).returns.resolves.toEqualTypeOf<Schema<'PartnerOrder'>[]>();
    expectTypeOf(client.issueToken).returns.resolves.toEqualTypeOf<Schema<'Token'>>();
  });

  it('refuses what the contract does not have', () => {
    const calls = () => {
      // @ts-expect-error an order is updated by its id
      client.updateAssessmentOrder({ companyId: 'C', body: {} });
      // @ts-expect-error there is no such field
      client.updateAssessmentOrder({ companyId: 'C', orderId: 'O', body: { score: '9' } });
      // @ts-expect-error there is no such status
      client.upsertOnboardingStatus({ body: { companyId: 'C', onboardingStatus: 'Perhaps' } });
      // @ts-expect-error there is no such operation
      client.deleteOrder({ orderId: 'O' });
    };
    expectTypeOf(calls).toBeFunction();
  });

  it('needs no input when nothing is required', () => {
    expectTypeOf<Client['getCallback']>().toBeCallableWith();
    expectTypeOf<Client['getPartnerAssessmentOrders']>().toBeCallableWith();
  });
});

describe('options', () => {
  it('name one host, by its environment or its address', () => {
    const credentials = { clientId: 'c', clientSecret: 's' };
    expectTypeOf({ ...credentials, environment: 'production' } as const).toExtend<ClientOptions>();
    expectTypeOf({ ...credentials, baseUrl: 'https://p.test' }).toExtend<ClientOptions>();
    const wrong = () => {
      // @ts-expect-error a host is missing
      createClient(credentials);
      // @ts-expect-error there is no such environment
      createClient({ ...credentials, environment: 'staging' });
      // @ts-expect-error one host only
      createClient({ ...credentials, environment: 'sandbox', baseUrl: 'https://p.test' });
    };
    expectTypeOf(wrong).toBeFunction();
  });

  it('take the preflight as it is made', () => {
    expectTypeOf(preflight()).toExtend<NonNullable<ClientOptions['preflight']>>();
  });
});

describe('what is beside the methods', () => {
  it('knows errors by their class', () => {
    expectTypeOf<RequestRejectedError>().toExtend<AssessmentKitError>();
    expectTypeOf<RequestRejectedError>().toHaveProperty('problems');
    expectTypeOf<AssessmentKitError['effect']>().toEqualTypeOf<'none' | 'unknown'>();
  });

  it('builds filters from documented fields', () => {
    // @ts-expect-error there is no such field
    const wrong = () => filter.eq('name', 'x');
    expectTypeOf(wrong).toBeFunction();
    expectTypeOf(client.iterateOrders({})).toEqualTypeOf<AsyncGenerator<Schema<'PartnerOrder'>, void, undefined>>();
  });

  it('signs the payload of a callback', () => {
    // @ts-expect-error an order has more than that
    const wrong = () => signedCallback<'order'>('https://p.test', { assessmentOrder: {} }, { apiKey: 'k' });
    expectTypeOf(wrong).toBeFunction();
  });
});
