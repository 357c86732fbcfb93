import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { control } from '../support/control.ts';
import { PlainPartner } from '../support/plain-partner.ts';

const ONBOARDING = '/apiHub/security/v1/companies/b6001/companyOnboardingStatuses';
const PACKAGE = {
  id: 'P',
  name: 'Package',
  summary: 'For every company',
  status: { startDate: '2025-01-01T00:00:00Z' },
  assessments: [{ id: 'A', tests: [{ id: 't', name: 'T' }] }],
};
const SUBSCRIPTION = {
  level: 'premium',
  price: 100,
  currency: 'USD',
  term: 'annually',
  billingCodes: ['ENG-1', 'ENG-2', 'OPS-1'].map((code) => ({ code, isActive: true })),
};

let partner: PlainPartner;
/** What the platform lists, by the name that the order has here; times are a minute apart. */
const orders: Record<string, Listed> = {};

interface Listed {
  companyId: string;
  assessmentOrderId: string;
  createdAt: string;
  status: string;
  billingCode: string | null;
  requester: { id: string };
  assessee: { id: string };
}

/** Orders in the sequence in which they are placed: not in that of their companies. */
const PLACED: readonly (readonly [name: string, companyId: string, billingCode: string | null])[] = [
  ['z1', 'ZED', 'ENG-1'],
  ['a1', 'ABC', null],
  ['m1', 'MID', 'ENG-2'],
  ['a2', 'ABC', 'OPS-1'],
];

const list = (query: Record<string, string> = {}) =>
  partner.send('GET', `b6001/partner/assessmentOrders?${new URLSearchParams(query)}`);
const nameOf = (id: string) => Object.keys(orders).find((name) => orders[name]?.assessmentOrderId === id) ?? id;
const names = async (query: Record<string, string> = {}) =>
  (await list(query)).body.map(({ assessmentOrderId }: Listed) => nameOf(assessmentOrderId));
const onboard = (companyId: string, onboardingStatus: string) =>
  partner.send('PUT', ONBOARDING, { companyId, onboardingStatus });

beforeAll(async () => {
  partner = await PlainPartner.connect();
  await partner.send('PUT', 'b6001/assessmentPackages/P', PACKAGE);
  for (const companyId of ['ZED', 'ABC', 'MID']) {
    await onboard(companyId, 'Approved');
    await partner.send('PUT', `${companyId}/assessmentOrders/subscription`, SUBSCRIPTION);
  }
  const ids: Record<string, string> = {};
  for (const [name, companyId, billingCode] of PLACED) {
    const placed = await control(partner.sandbox, 'POST', 'orders', { companyId, packageId: 'P', billingCode });
    ids[name] = placed.body.orderId;
    await control(partner.sandbox, 'POST', 'clock', { advanceSeconds: 60 });
  }
  const AT = '2026-01-13T11:45:44.815Z';
  await partner.send('PATCH', `ABC/assessmentOrders/${ids['a1']}`, {
    assessments: [
      {
        assessmentId: 'A',
        assessmentStatus: { value: 'Complete', updatedAt: AT },
        assessmentResults: { tests: [{ id: 't', testStatus: { value: 'Complete', updatedAt: AT } }] },
      },
    ],
  });
  const all: Listed[] = (await list()).body;
  for (const [name, id] of Object.entries(ids)) {
    const found = all.find(({ assessmentOrderId }) => assessmentOrderId === id);
    if (found) orders[name] = found;
  }
});
afterAll(() => partner.sandbox.close());

describe('§8.7 reading orders', () => {
  it('lists those of all companies by company id, whatever the sequence in which they were placed', async () => {
    expect(await names()).toEqual(['a1', 'a2', 'm1', 'z1']);
  });

  it('lists those of companies that are actively onboarded, no others', async () => {
    for (const status of ['Suspended', 'Rejected', 'InProgress']) {
      await onboard('MID', status);
      expect(await names(), status).toEqual(['a1', 'a2', 'z1']);
    }
    await onboard('MID', 'Approved');
    expect(await names()).toEqual(['a1', 'a2', 'm1', 'z1']);
  });

  it('tells company, order, time, status, billing code, requester and assessee of each', () => {
    expect(orders['a1']).toEqual({
      companyId: 'ABC',
      assessmentOrderId: expect.any(String),
      createdAt: '2026-06-01T12:01:00.000Z',
      status: 'Completed',
      billingCode: null,
      requester: { id: expect.any(String) },
      assessee: { id: expect.any(String) },
    });
    expect(orders['z1']).toMatchObject({ companyId: 'ZED', status: 'InProgress', billingCode: 'ENG-1' });
  });

  it('pages by offset (0) and limit (20), and tells the total count in X-Pcty-Total-Count when asked', async () => {
    expect(await names({ offset: '1', limit: '2' })).toEqual(['a2', 'm1']);
    expect(await names({ offset: '4' })).toEqual([]);
    const counted = await list({ limit: '1', includeTotalCount: 'true', filter: "companyid ne 'MID'" });
    expect([counted.headers.get('x-pcty-total-count'), counted.body.length]).toEqual(['3', 1]);
    for (const query of [{}, { includeTotalCount: 'false' }] as Record<string, string>[]) {
      expect((await list(query)).headers.get('x-pcty-total-count')).toBeNull();
    }
  });

  it('has at most 20 in a page when no limit is given', async () => {
    const snapshot = partner.sandbox.snapshot();
    for (let at = 0; at < 20; at += 1) {
      await control(partner.sandbox, 'POST', 'orders', { companyId: 'ABC', packageId: 'P' });
    }
    expect((await list()).body).toHaveLength(20);
    expect((await list({ limit: '100' })).body).toHaveLength(24);
    partner.sandbox.restore(snapshot);
  });
});

const OPERATORS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'in', 'ct', 'sw', 'cv'];

/** For each field the operators that it takes, with what they find. `@x` stands for the value of order `x`. */
const FIELDS: Record<string, { value: string; finds: Record<string, string[]> }> = {
  companyid: { value: "'ABC'", finds: { eq: ['a1', 'a2'], ne: ['m1', 'z1'], in: ['a1', 'a2'] } },
  assessmentorderid: { value: "'@m1'", finds: { eq: ['m1'], ne: ['a1', 'a2', 'z1'], in: ['m1'] } },
  createdat: {
    value: "'2026-06-01T12:02:00Z'",
    finds: {
      gt: ['a2'],
      ge: ['a2', 'm1'],
      eq: ['m1'],
      ne: ['a1', 'a2', 'z1'],
      lt: ['a1', 'z1'],
      le: ['a1', 'm1', 'z1'],
    },
  },
  'requester/id': { value: "'@a2'", finds: { eq: ['a2'] } },
  'assessee/id': { value: "'@z1'", finds: { eq: ['z1'] } },
  status: { value: "'Completed'", finds: { eq: ['a1'], ne: ['a2', 'm1', 'z1'], in: ['a1'] } },
  billingcode: { value: "'ENG-1'", finds: { eq: ['z1'], ne: ['a1', 'a2', 'm1'], in: ['z1'], sw: ['z1'] } },
};

/** A filter with the ids of orders put in. */
function filterOf(field: string, operator: string): string {
  const value = (FIELDS[field]?.value ?? '').replace(/@(\w+)/, (_, name: string) => {
    const order = orders[name] as Listed;
    return { 'requester/id': order.requester.id, 'assessee/id': order.assessee.id }[field] ?? order.assessmentOrderId;
  });
  return `${field} ${operator} ${operator === 'in' ? `(${value})` : value}`;
}

describe.each(Object.entries(FIELDS))('§8.7 the filter field %s', (field, { finds }) => {
  it.each(Object.entries(finds))('%s finds %j', async (operator, expected) => {
    expect(await names({ filter: filterOf(field, operator) })).toEqual(expected);
  });

  it.each(OPERATORS.filter((operator) => !(operator in finds)))('%s is refused where it stands', async (operator) => {
    const answer = await list({ filter: filterOf(field, operator) });
    expect(answer.status).toBe(400);
    expect(answer.body.Values[0].Fields).toBe('filter');
    expect(answer.body.Values[0].Message).toContain(`at character ${field.length + 2}`);
  });
});

describe('§8.7 the syntax of a filter', () => {
  it.each([
    ['lists', "companyid in ('ABC','ZED')", ['a1', 'a2', 'z1']],
    ['lists with blanks', "companyid in ( 'ABC' , 'MID' )", ['a1', 'a2', 'm1']],
    ['and', "companyid eq 'ABC' and status eq 'InProgress'", ['a2']],
    ['or', "billingcode eq 'ENG-2' or billingcode sw 'OPS'", ['a2', 'm1']],
    ['and before or', "companyid eq 'ZED' or companyid eq 'ABC' and status eq 'Completed'", ['a1', 'z1']],
    ['parentheses', "(companyid eq 'ZED' or companyid eq 'ABC') and status eq 'InProgress'", ['a2', 'z1']],
    [
      'parentheses in each other',
      "((companyid eq 'ZED') or (companyid eq 'MID' and (status ne 'Completed')))",
      ['m1', 'z1'],
    ],
    ['a date without quotes', 'createdat gt 2026-06-01T12:02:00Z', ['a2']],
    ['a date with an offset', "createdat eq '2026-06-01T14:02:00+02:00'", ['m1']],
    ['the start of a billing code', "billingcode sw 'ENG'", ['m1', 'z1']],
  ])('%s: %s', async (_what, filter, expected) => {
    expect(await names({ filter })).toEqual(expected);
  });

  it.each([
    ["companyid eq 'ABC", 14],
    ["companyid 'ABC'", 11],
    ["companyid eq 'ABC' and", 23],
    ["(companyid eq 'ABC'", 20],
    ["companyid eq 'ABC')", 19],
    ["colour eq 'red'", 1],
    ['companyid in ()', 15],
  ])('%s is refused with 400; character %i is named', async (filter, character) => {
    const answer = await list({ filter });
    expect(answer.status).toBe(400);
    expect(answer.body.Values[0]).toMatchObject({
      Fields: 'filter',
      Message: expect.stringContaining(`at character ${character}:`),
    });
  });
});
