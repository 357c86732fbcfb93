import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFilter } from '../src/filter/parse-filter.ts';
import { FilterSyntaxError } from '../src/filter/syntax.ts';
import { ALL_DONE, Partner, samplePackage, sampleUpdate } from './support/partner.ts';

let partner: Partner;
let now = Date.parse('2026-06-01T00:00:00Z');
const ids: string[] = [];
const name = (id: string) => `order ${ids.indexOf(id)}`;

beforeAll(async () => {
  partner = await Partner.connect({ clock: { now: () => now } });
  await partner.call('upsertAssessmentPackage', {
    path: { companyId: 'b6001', packageId: 'BAA' },
    body: samplePackage(),
  });
  for (const companyId of ['ZED', 'ABC']) {
    await partner.call('upsertOnboardingStatus', { body: { companyId, onboardingStatus: 'Approved' } });
    await partner.call('upsertSubscription', {
      path: { companyId },
      body: {
        level: 'l',
        price: 100,
        currency: 'USD',
        term: 'annually',
        billingCodes: [{ code: 'ENG-1', isActive: true }],
      },
    });
  }
  for (const [companyId, billingCode] of [
    ['ZED', 'ENG-1'],
    ['ABC', null],
    ['ABC', 'ENG-1'],
  ] as const) {
    ids.push(partner.sandbox.placeOrder({ companyId, packageId: 'BAA', billingCode }).orderId);
    now += 60_000;
  }
  const path = { companyId: 'ABC', orderId: ids[1] ?? '' };
  await partner.call('updateAssessmentOrder', { path, body: sampleUpdate('Complete', ALL_DONE) });
});
afterAll(() => partner.sandbox.close());

const list = async (query: Record<string, string> = {}) => {
  const { body } = await partner.call('getPartnerAssessmentOrders', { query });
  return body.map(({ assessmentOrderId }: { assessmentOrderId: string }) => name(assessmentOrderId));
};

describe('partner orders', () => {
  it('come by company id, within a company by time', async () => {
    expect(await list()).toEqual(['order 1', 'order 2', 'order 0']);
  });

  it('come in pages, with the total count in a header when asked for', async () => {
    expect(await list({ limit: '1', offset: '1' })).toEqual(['order 2']);
    const counted = await partner.call('getPartnerAssessmentOrders', {
      query: { includeTotalCount: 'true', limit: '1' },
    });
    expect(counted.headers.get('x-pcty-total-count')).toBe('3');
    const plain = await partner.call('getPartnerAssessmentOrders');
    expect(plain.headers.get('x-pcty-total-count')).toBeNull();
  });

  it.each([
    ["companyid eq 'abc'", ['order 1', 'order 2']],
    ["companyid ne 'ABC'", ['order 0']],
    ["COMPANYID IN ('ABC','ZED')", ['order 1', 'order 2', 'order 0']],
    ["status eq 'Completed'", ['order 1']],
    ["billingcode sw 'ENG'", ['order 2', 'order 0']],
    ["billingcode sw 'NG'", []],
    ['createdat gt 2026-06-01T00:00:30Z', ['order 1', 'order 2']],
    ['createdat ge 2026-06-01T00:01:00Z', ['order 1', 'order 2']],
    ["createdat lt '2026-06-01T02:01:00+02:00'", ['order 0']],
    ["createdat le '2026-06-01T00:01:00Z'", ['order 1', 'order 0']],
    // `and` binds closer than `or`.
    ["companyid eq 'ZED' or companyid eq 'ABC' and status eq 'Completed'", ['order 1', 'order 0']],
    ["(companyid eq 'ZED' or companyid eq 'ABC') and status eq 'Completed'", ['order 1']],
    ["billingcode eq 'it''s'", []],
  ])('%s', async (filter, expected) => {
    expect(await list({ filter })).toEqual(expected);
  });

  it('can be found by the ids of requester and assessee', async () => {
    const { body } = await partner.call('getPartnerAssessmentOrders');
    const filter = `requester/id eq '${body[0].requester.id}' and assessee/id eq '${body[0].assessee.id}'`;
    expect(await list({ filter })).toEqual(['order 1']);
  });
});

describe('a filter that does not parse', () => {
  it.each([
    ['', 0],
    ['name eq 1', 0],
    ["companyid gt 'A'", 10],
    ["status eq 'open", 10],
    ["status eq 'a' 'b'", 14],
    ["(status eq 'a'", 14],
    ['status in ()', 11],
    ['createdat eq soon', 13],
    [`${'('.repeat(60)}status eq 'a'${')'.repeat(60)}`, 50],
  ])('%j: the position is told', (filter, position) => {
    expect(() => parseFilter(filter)).toThrow(FilterSyntaxError);
    try {
      parseFilter(filter);
    } catch (error) {
      expect((error as FilterSyntaxError).position).toBe(position);
    }
  });

  it('never fails in any other way', () => {
    const words = fc.constantFrom('status', 'eq', 'in', 'and', 'or', '(', ')', ',', "'a'", "'", 'createdat', ' ', 'x');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((each) => each.join(' ')),
        ),
        (filter) => {
          try {
            parseFilter(filter);
          } catch (error) {
            expect(error).toBeInstanceOf(FilterSyntaxError);
          }
        },
      ),
    );
  });
});
