import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient, filter, UnexpectedAnswerError } from '../src/index.ts';
import { createObservedClient } from '../src/testing/index.ts';

describe('a filter', () => {
  it.each([
    [filter.eq('companyid', 'C1'), "companyid eq 'C1'"],
    [filter.ne('status', 'Hold'), "status ne 'Hold'"],
    [filter.ge('createdat', new Date('2026-01-13T09:12:00Z')), "createdat ge '2026-01-13T09:12:00.000Z'"],
    [filter.lt('createdat', '2026-01-13T09:12:00Z'), "createdat lt '2026-01-13T09:12:00Z'"],
    [filter.sw('billingcode', 'eng'), "billingcode sw 'eng'"],
    [filter.in('status', ['Hold', 'Expired']), "status in ('Hold','Expired')"],
    [filter.eq('billingcode', "O'Neill's"), "billingcode eq 'O''Neill''s'"],
    [filter.and(filter.eq('companyid', 'C1')), "companyid eq 'C1'"],
    [
      filter.and(filter.eq('companyid', 'C1'), filter.or(filter.eq('status', 'A'), filter.eq('status', 'B'))),
      "companyid eq 'C1' and (status eq 'A' or status eq 'B')",
    ],
    [
      filter.or(filter.and(filter.eq('companyid', 'C1'), filter.eq('status', 'A')), filter.eq('companyid', 'C2')),
      "(companyid eq 'C1' and status eq 'A') or companyid eq 'C2'",
    ],
  ])('is written as the platform documents it: %s', (built, text) => {
    expect(String(built)).toBe(text);
  });

  it('is refused when it says nothing, or something that is not documented', () => {
    expect(() => filter.and()).toThrow('at least one');
    expect(() => filter.in('status', [])).toThrow('empty');
    expect(() => filter.eq('createdat', 'yesterday')).toThrow('createdat');
    expect(() => filter.ge('createdat', new Date(Number.NaN))).toThrow('createdat');
    // @ts-expect-error no such field
    expect(() => filter.eq('name', 'x')).toThrow('name eq');
    // @ts-expect-error no such field, but one of every object
    expect(() => filter.eq('toString', 'x')).toThrow('toString eq');
    // @ts-expect-error this field cannot be compared so
    expect(() => filter.sw('companyid', 'C')).toThrow('companyid sw');
    // @ts-expect-error this field cannot be compared so
    expect(() => filter.gt('status', 'A')).toThrow('status gt');
    // @ts-expect-error a text is wanted
    expect(() => filter.eq('companyid', 1)).toThrow('companyid');
  });
});

describe('iterateOrders against the sandbox', () => {
  let sandbox: Sandbox;
  let client: Client;
  const orderIds: string[] = [];
  const odd = "O'Neill's, (eng) and 'more'";
  beforeAll(async () => {
    sandbox = await createSandbox({ seed: 1 });
    client = createClient({ baseUrl: sandbox.url, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' });
    for (const companyId of ['C1', 'C2']) {
      await client.upsertOnboardingStatus({ body: { companyId, onboardingStatus: 'Approved' } });
      const status = { startDate: '2026-01-01T00:00:00Z' };
      const assessments = [{ id: 'A', tests: [{ id: 'T', name: 'T' }] }];
      const body = { id: 'P', name: 'P', summary: 'P', status, assessments };
      await client.upsertAssessmentPackage({ companyId, packageId: 'P', body });
      await client.upsertSubscription({ companyId, body: { billingCodes: [{ code: odd, isActive: true }] } });
    }
    for (let index = 0; index < 45; index += 1) {
      const companyId = index % 3 === 0 ? 'C2' : 'C1';
      const order = sandbox.placeOrder({ companyId, packageId: 'P', ...(index === 7 ? { billingCode: odd } : {}) });
      orderIds.push(order.orderId);
    }
  });
  afterAll(() => sandbox.close());

  const idsOf = async (...given: Parameters<Client['iterateOrders']>) => {
    const ids: (string | undefined)[] = [];
    for await (const order of client.iterateOrders(...given)) ids.push(order.assessmentOrderId);
    return ids;
  };

  it.each([undefined, 1, 7, 45, 100])('gives every order once with pages of %s', async (pageSize) => {
    expect((await idsOf({ pageSize })).sort()).toEqual([...orderIds].sort());
  });

  it('gives the orders that fit the filter', async () => {
    const first = orderIds.slice(0, 3);
    const built = filter.and(filter.in('assessmentorderid', first), filter.eq('companyid', 'C2'));
    expect(await idsOf({ filter: built })).toEqual([orderIds[0]]);
    expect(await idsOf({ filter: filter.lt('createdat', new Date(0)) })).toEqual([]);
  });

  it('finds a value with quotes and parentheses in it', async () => {
    expect(await idsOf({ filter: filter.eq('billingcode', odd) })).toEqual([orderIds[7]]);
  });

  it('asks for a page only when its first order is wanted', async () => {
    const { client, requests } = createObservedClient((request) => {
      const offset = Number(new URL(request.url).searchParams.get('offset'));
      return Response.json([{ assessmentOrderId: `o${offset}` }, { assessmentOrderId: `o${offset + 1}` }]);
    });
    const orders = client.iterateOrders({ pageSize: 2 });
    expect(requests).toHaveLength(0);
    for (const wanted of ['o0', 'o1', 'o2']) {
      expect((await orders.next()).value).toEqual({ assessmentOrderId: wanted });
    }
    await orders.return();
    expect(requests.map(({ url }) => new URL(url).search)).toEqual(['?limit=2&offset=0', '?limit=2&offset=2']);
  });

  it('gives no order twice when new ones push it to a later page', async () => {
    const pages = [['a', 'b'], ['b', 'c'], []];
    const { client } = createObservedClient(() =>
      Response.json(pages.shift()?.map((id) => ({ assessmentOrderId: id }))),
    );
    const given: unknown[] = [];
    for await (const { assessmentOrderId } of client.iterateOrders({ pageSize: 2 })) given.push(assessmentOrderId);
    expect(given).toEqual(['a', 'b', 'c']);
  });

  it('ends with an error when the platform gives the same page for ever', async () => {
    const { client, requests } = createObservedClient(() => Response.json([{ assessmentOrderId: 'a' }]));
    const all = async () => {
      for await (const _ of client.iterateOrders());
    };
    await expect(all()).rejects.toBeInstanceOf(UnexpectedAnswerError);
    expect(requests).toHaveLength(4);
  });

  it('gives one page in test mode, where every page is made up', async () => {
    const testing = createClient({
      baseUrl: sandbox.url,
      clientId: 'sandbox-client',
      clientSecret: 'sandbox-secret',
      testMode: true,
    });
    let given = 0;
    for await (const _ of testing.iterateOrders()) given += 1;
    expect(given).toBeGreaterThan(0);
    expect(orderIds).not.toHaveLength(given);
    const { client, requests } = createObservedClient(() =>
      Response.json([{ assessmentOrderId: String(requests.length) }]),
    );
    for await (const _ of client.iterateOrders({}, { testMode: true }));
    expect(requests).toHaveLength(1);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses pages of %s', (pageSize) => {
    expect(() => client.iterateOrders({ pageSize })).toThrow('pageSize');
  });
});
