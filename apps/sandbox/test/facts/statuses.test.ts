import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessment, LONG_ID, MANY_REQUESTS_MS, OrderedPartner, test } from './ordered.ts';

let partner: OrderedPartner;
beforeAll(async () => {
  partner = await OrderedPartner.connect();
});
afterAll(() => partner.plain.sandbox.close());

/** Everything that is tested of both batteries. */
const allTests = (value: string) => [
  assessment('A', null, [test('a1', value), test('a2', value)]),
  assessment('B', null, [test(LONG_ID, value)]),
];

/** Written down here as the platform's pages have them, so that a change in the kit is seen. */
const ASSESSMENT_STATUSES = {
  Ordered: 'InProgress',
  WaitingOnAssessee: 'InProgress',
  InProgress: 'InProgress',
  Hold: 'ActionsNeeded',
  Complete: 'Completed',
  CompleteReview: 'ActionsNeeded',
  RetestRecommended: 'ActionsNeeded',
  Expired: 'ActionsNeeded',
} as const;
type Status = keyof typeof ASSESSMENT_STATUSES;
const STATUSES = Object.keys(ASSESSMENT_STATUSES) as Status[];
const TEST_STATUSES = ['Pending', 'Ordered', 'InProgress', 'Hold', 'Complete', 'RetestRecommended', 'Expired'];

describe('§8.2 the status of an assessment', () => {
  it('is Ordered before the partner says anything', async () => {
    expect(await partner.assessmentA(await partner.order())).toMatchObject({ status: { value: 'Ordered' } });
  });

  it.each(STATUSES)('can be %s', async (value) => {
    const orderId = await partner.order();
    await partner.taken(orderId, { assessments: allTests('Complete') });
    await partner.taken(orderId, { assessments: [assessment('A', value)] });
    expect(await partner.assessmentA(orderId)).toMatchObject({ status: { value } });
  });

  it.each(['Complete - Review', 'Complete- Review', 'Retest Recommended', 'Pending', 'complete', 'Cancelled', ''])(
    'cannot be "%s"',
    async (value) => {
      const body = { assessments: [assessment('A', value)] };
      expect(await partner.refused(await partner.order(), body)).toEqual(['assessments[0].assessmentStatus.value']);
    },
  );
});

describe('§8.3 the status of a test', () => {
  it('is Pending before the partner says anything', async () => {
    const { tests } = await partner.assessmentA(await partner.order());
    expect(tests).toMatchObject([{ status: { value: 'Pending' } }, { status: { value: 'Pending' } }]);
  });

  it.each(TEST_STATUSES)('can be %s', async (value) => {
    const orderId = await partner.order();
    await partner.taken(orderId, { assessments: [assessment('A', null, [test('a1', value)])] });
    const { tests } = await partner.assessmentA(orderId);
    expect(tests).toMatchObject([{ status: { value } }, { status: { value: 'Pending' } }]);
  });

  it.each(['Not started', 'NotStarted', 'WaitingOnAssessee', 'CompleteReview', 'Retest Recommended', ''])(
    'cannot be "%s"',
    async (value) => {
      const body = { assessments: [assessment('A', null, [test('a1', value)])] };
      const field = 'assessments[0].assessmentResults.tests[0].testStatus.value';
      expect(await partner.refused(await partner.order(), body)).toEqual([field]);
    },
  );
});

/** Of two statuses of a package the one that goes before the other. */
function stronger(one: string, other: string): string {
  if (one === 'InProgress' || other === 'InProgress') return 'InProgress';
  return one === 'ActionsNeeded' || other === 'ActionsNeeded' ? 'ActionsNeeded' : 'Completed';
}

describe('§8.5 the status of the package', { timeout: MANY_REQUESTS_MS }, () => {
  it.each(Object.entries(ASSESSMENT_STATUSES))(
    'is, when all of its assessments are %s, %s',
    async (value, expected) => {
      const orderId = await partner.order();
      const both = [...allTests('Complete'), assessment('A', value), assessment('B', value)];
      expect(await partner.taken(orderId, { assessments: both })).toMatchObject({ packageStatus: expected });
    },
  );

  it('is In Progress when any assessment is, otherwise Actions Needed when any is, otherwise Completed', async () => {
    const orderId = await partner.order();
    await partner.taken(orderId, { assessments: allTests('Complete') });
    for (const one of STATUSES) {
      for (const other of STATUSES) {
        const order = await partner.taken(orderId, { assessments: [assessment('A', one), assessment('B', other)] });
        const expected = stronger(ASSESSMENT_STATUSES[one], ASSESSMENT_STATUSES[other]);
        expect(order.packageStatus, `${one} and ${other}`).toBe(expected);
      }
    }
  });

  it('is never taken from the partner', async () => {
    const orderId = await partner.order();
    const order = await partner.taken(orderId, { packageStatus: 'Completed', status: 'Completed' });
    expect(order.packageStatus).toBe('InProgress');
  });
});
