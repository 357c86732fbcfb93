import { describe, expect, it } from 'vitest';
import { completionGate } from '../../src/index.ts';
import { applied, assessmentIn, refusal } from '../support/applied.ts';
import { placedOrder } from '../support/orders.ts';
import { testIs, testScored, updateOf } from '../support/updates.ts';

describe('the completion gate', () => {
  it('names the tests that hold the assessment back, and only those', () => {
    const tests = [
      { id: 'JavaScript', status: 'Complete' },
      { id: 'Ruby', status: 'Pending' },
      { id: 'SQL', status: 'Hold' },
    ] as const;
    expect(completionGate('Complete', tests)).toEqual({ allowed: false, blockedBy: [tests[1], tests[2]] });
  });
});

describe('completing an assessment', () => {
  it.each([
    { status: 'CompleteReview', first: 'Complete', second: 'RetestRecommended' },
    { status: 'Expired', first: 'Complete', second: 'Expired' },
  ] as const)('pairs $status with $first and $second, as the page does', ({ status, first, second }) => {
    const order = placedOrder({ battery: ['test 1', 'test 2'] });
    const tests = [testIs('test 1', first), testIs('test 2', second)];
    expect(assessmentIn(applied(order, [updateOf('battery', { status, tests })]), 'battery').status.value).toBe(status);
  });

  it('counts the statuses of tests in the same update, also those that go back', () => {
    const finished = applied(placedOrder({ battery: ['test'] }), [
      updateOf('battery', { tests: [testIs('test', 'Complete')] }),
    ]);
    const update = updateOf('battery', { status: 'Complete', tests: [testIs('test', 'InProgress')] });
    expect(refusal(finished, update)).toMatchObject([{ code: 'tests_not_completed' }]);
  });

  it('does not look at the tests of the other assessments of the package', () => {
    const order = placedOrder({ first: ['done'], second: ['open'] });
    const update = updateOf('first', { status: 'Complete', tests: [testIs('done', 'Complete')] });
    expect(refusal(order, update)).toEqual([]);
  });

  it.each([
    { first: 'InProgress', second: 'Complete', refused: false },
    { first: 'Complete', second: 'InProgress', refused: true },
  ] as const)('looks at the highest attempt: $first, then $second', ({ first, second, refused }) => {
    const tests = [testScored('test', 2, second), testScored('test', 1, first)];
    const problems = refusal(placedOrder({ battery: ['test'] }), updateOf('battery', { status: 'Complete', tests }));
    expect(problems.length > 0).toBe(refused);
  });

  it('is not undone when a test is opened again later', () => {
    const completed = applied(placedOrder({ battery: ['test'] }), [
      updateOf('battery', { status: 'Complete', tests: [testScored('test', 1, 'Complete')] }),
      updateOf('battery', { tests: [testScored('test', 2, 'InProgress')] }),
    ]);
    expect(assessmentIn(completed, 'battery').status.value).toBe('Complete');
  });

  it('names at most five tests and counts the others', () => {
    const order = placedOrder({ battery: ['t1', 't2', 't3', 't4', 't5', 't6', 't7'] });
    expect(refusal(order, updateOf('battery', { status: 'Complete' }))).toEqual([
      {
        field: 'assessments[0].assessmentStatus.value',
        code: 'tests_not_completed',
        message:
          'Complete needs every test of the assessment to be Complete, RetestRecommended or Expired; t1 is Pending, ' +
          't2 is Pending, t3 is Pending, t4 is Pending, t5 is Pending, 2 more.',
        blockedBy: ['t1', 't2', 't3', 't4', 't5', 't6', 't7'].map((id) => ({ id, status: 'Pending' })),
      },
    ]);
  });
});
