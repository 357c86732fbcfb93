import { describe, expect, it } from 'vitest';
import { EMPTY_ORDER, type OrderUpdate, type PlanOptions, planOrderUpdate } from '../../src/index.ts';
import { applied } from '../support/applied.ts';
import { placedOrder } from '../support/orders.ts';
import { assessmentStatus, testIs, testScored, updateOf } from '../support/updates.ts';

const order = placedOrder({ battery: ['a', 'b'], other: ['c'] });
const bothDone = [testScored('a', 1, 'Complete'), testIs('b', 'Expired')];

/** An order in which both tests of the battery are done. */
const tested = applied(order, [updateOf('battery', { tests: bothDone })]);

function updates(from: typeof order, wanted: OrderUpdate, options?: PlanOptions): OrderUpdate[] | string[] {
  const plan = planOrderUpdate(from, wanted, options);
  return plan.ok ? plan.updates : plan.problems.map(({ field, code }) => `${field} ${code}`);
}

describe('the plan of an update', () => {
  it('is one update when nothing completes', () => {
    const wanted = updateOf('battery', { status: 'InProgress', tests: [testIs('a', 'InProgress')] });
    expect(updates(order, wanted)).toEqual([wanted]);
  });

  it('sends tests first, and the completion that they make possible behind them', () => {
    expect(updates(order, updateOf('battery', { status: 'Complete', tests: bothDone }))).toEqual([
      updateOf('battery', { tests: bothDone }),
      updateOf('battery', { status: 'Complete' }),
    ]);
  });

  it('sends texts, reports and the statuses that complete nothing in the first update', () => {
    const inBattery = { score: '80 %', reports: [{ name: 'Battery' }], tests: bothDone };
    const status = assessmentStatus('CompleteReview');
    const waiting = { assessmentId: 'other', assessmentStatus: assessmentStatus('WaitingOnAssessee') };
    const ofOrder = { partnerTrackingId: 't', overallScore: '90 %', overallReports: [{ name: 'All' }] };
    const battery = { assessmentId: 'battery', assessmentResults: inBattery };
    expect(updates(order, { ...ofOrder, assessments: [{ ...battery, assessmentStatus: status }, waiting] })).toEqual([
      { ...ofOrder, assessments: [battery, waiting] },
      { assessments: [{ assessmentId: 'battery', assessmentStatus: status }] },
    ]);
  });

  it('is one update when the tests were completed before', () => {
    const wanted = updateOf('battery', { status: 'Complete', tests: [testScored('a', 2, 'RetestRecommended')] });
    expect(updates(tested, wanted)).toEqual([wanted]);
    expect(updates(tested, updateOf('battery', { status: 'Expired' }))).toEqual([
      updateOf('battery', { status: 'Expired' }),
    ]);
  });

  it('is one update on request', () => {
    const wanted = updateOf('battery', { status: 'Complete', tests: bothDone });
    expect(updates(order, wanted, { singleUpdate: true })).toEqual([wanted]);
  });

  it('sends only what does not hold yet', () => {
    const wanted = updateOf('battery', { status: 'InProgress', tests: [...bothDone, testScored('a', 2, 'Hold')] });
    expect(updates(tested, wanted)).toEqual([
      updateOf('battery', { status: 'InProgress', tests: [testScored('a', 2, 'Hold')] }),
    ]);
  });

  it('names the attempt by its score when only the status of the attempt differs', () => {
    const again = testScored('a', 1, 'Hold');
    expect(updates(tested, updateOf('battery', { tests: [again] }))).toEqual([updateOf('battery', { tests: [again] })]);
  });

  it('sends an assessment that only completes in the second update alone', () => {
    const completing = { assessmentId: 'battery', assessmentStatus: assessmentStatus('Complete') };
    const other = { assessmentId: 'other', assessmentResults: { tests: [testIs('c', 'Complete')] } };
    const otherCompleting = { assessmentId: 'other', assessmentStatus: assessmentStatus('Complete') };
    expect(updates(tested, { assessments: [completing, { ...other, ...otherCompleting }] })).toEqual([
      { assessments: [other] },
      { assessments: [completing, otherCompleting] },
    ]);
  });

  it('sends a description that alone differs, with the score that names its attempt', () => {
    const described = { id: 'a', score: { value: 'score of attempt 1', attempt: 1, description: 'Good' } };
    expect(updates(tested, updateOf('battery', { tests: [described] }))).toEqual([
      updateOf('battery', { tests: [described] }),
    ]);
  });

  it('counts what several entries of a test come to, whatever their sequence', () => {
    const entries = [testIs('a', 'Complete'), testScored('a', 1, 'Hold')];
    for (const tests of [entries, entries.toReversed()]) {
      expect(updates(tested, updateOf('battery', { tests }))).toEqual([]);
    }
  });

  it('does not send a text again that holds', () => {
    const texts = { partnerTrackingId: 't', overallScore: '1', overallScoreDescription: 'Good' };
    expect(updates(applied(order, [texts]), { ...texts, overallScore: '2' })).toEqual([{ overallScore: '2' }]);
  });

  it('does not send a time again for a status that holds', () => {
    const testStatus = { value: 'Expired', updatedAt: '2030-01-01T00:00:00.000Z' } as const;
    expect(updates(tested, updateOf('battery', { tests: [{ id: 'b', testStatus }] }))).toEqual([]);
  });

  it('is empty for an empty wish', () => {
    expect(updates(order, {})).toEqual([]);
    expect(
      updates(order, { overallScore: null, overallReports: [], assessments: [{ assessmentId: 'battery' }] }),
    ).toEqual([]);
  });
});

describe('the plan of an update without the package', () => {
  it('sends tests first whenever something completes: what the platform knows of them is unknown', () => {
    const wanted = updateOf('battery', { status: 'Complete', tests: [testIs('a', 'Complete')] });
    expect(updates(EMPTY_ORDER, wanted, { unknownIds: 'add' })).toEqual([
      updateOf('battery', { tests: [testIs('a', 'Complete')] }),
      updateOf('battery', { status: 'Complete' }),
    ]);
  });

  it('is one update when there are no tests to send', () => {
    const wanted = updateOf('battery', { status: 'Complete' });
    expect(updates(EMPTY_ORDER, wanted, { unknownIds: 'add' })).toEqual([wanted]);
  });
});

describe('there is no plan', () => {
  it.each([
    {
      why: 'while a test is open',
      wanted: updateOf('battery', { status: 'Complete', tests: [testIs('a', 'Complete')] }),
      reasons: ['assessments[0].assessmentStatus.value tests_not_completed'],
    },
    {
      why: 'for an assessment that the order does not have',
      wanted: updateOf('stranger', { status: 'InProgress' }),
      reasons: ['assessments[0].assessmentId unknown_assessment'],
    },
    {
      why: 'for a test that the assessment does not have',
      wanted: updateOf('other', { tests: [testIs('a', 'Hold')] }),
      reasons: ['assessments[0].assessmentResults.tests[0].id unknown_test'],
    },
    {
      why: 'to complete again what was opened again',
      wanted: updateOf('battery', { status: 'Complete', tests: [testIs('a', 'InProgress')] }),
      reasons: ['assessments[0].assessmentStatus.value tests_not_completed'],
    },
  ])('$why, and it says so by field', ({ wanted, reasons }) => {
    expect(updates(order, wanted)).toEqual(reasons);
    expect(updates(order, wanted, { singleUpdate: true })).toEqual(reasons);
  });
});
