import { describe, expect, expectTypeOf, it } from 'vitest';
import { newOrderState, type OrderUpdate, planOrderUpdate, type UpdateProblem } from '../src/planning.ts';

const assessments = [
  {
    id: 'A',
    tests: [
      { id: 'T1', name: 'T1' },
      { id: 'T2', name: 'T2' },
    ],
  },
];
const order = newOrderState({ assessmentPackage: { assessments }, orderedAt: '2026-01-13T09:12:00Z' });
const updatedAt = '2026-01-13T12:40:02.120Z';
const wanted = (...finished: string[]): OrderUpdate => ({
  assessments: [
    {
      assessmentId: 'A',
      assessmentStatus: { value: 'Complete', updatedAt },
      assessmentResults: { tests: finished.map((id) => ({ id, testStatus: { value: 'Complete', updatedAt } })) },
    },
  ],
});

describe('planOrderUpdate', () => {
  it('gives the PATCHes that lead from what was reported to what is wanted, tests first', () => {
    const plan = planOrderUpdate(order, wanted('T1', 'T2'));
    expect(plan.ok && plan.updates.map((update) => JSON.stringify(update).includes('assessmentStatus'))).toEqual([
      false,
      true,
    ]);
  });

  it('says why there are none as reasons told apart by their code', () => {
    const plan = planOrderUpdate(order, wanted('T1'));
    const [reason] = plan.ok ? [] : plan.problems;
    if (reason?.code !== 'tests_not_completed') return expect.unreachable('another reason');
    expectTypeOf(reason.blockedBy).toExtend<readonly { id: string; status: string }[]>();
    expect(reason.blockedBy).toEqual([{ id: 'T2', status: 'Pending' }]);
  });

  it('knows no other reasons', () => {
    expectTypeOf<UpdateProblem['code']>().toEqualTypeOf<
      'unknown_assessment' | 'unknown_test' | 'tests_not_completed'
    >();
  });
});
