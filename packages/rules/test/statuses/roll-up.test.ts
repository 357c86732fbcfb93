import { describe, expect, it } from 'vitest';
import { type AssessmentStatusValue, type PackageStatus, rollUp } from '../../src/index.ts';
import { applied } from '../support/applied.ts';
import { LEADS_TO, MAPPED_TO } from '../support/documented-roll-up.ts';
import { placedOrder } from '../support/orders.ts';
import { ALL_ASSESSMENT_STATUSES } from '../support/statuses.ts';
import { testIs, updateOf } from '../support/updates.ts';

/** All lists of assessments of a length. */
function lists(length: number): AssessmentStatusValue[][] {
  if (length === 0) return [[]];
  return lists(length - 1).flatMap((list) => ALL_ASSESSMENT_STATUSES.map((status) => [...list, status]));
}

function documented(statuses: readonly AssessmentStatusValue[]): PackageStatus | undefined {
  const word = statuses.map((status) => MAPPED_TO[status]).join('');
  return (['InProgress', 'ActionsNeeded', 'Completed'] as const).find((each) => LEADS_TO[each].includes(word));
}

describe('the status of a package', () => {
  it('is known for each of the 39 lists of one to three mapped statuses', () => {
    expect(new Set(Object.values(LEADS_TO).flat()).size).toBe(3 + 3 ** 2 + 3 ** 3);
  });

  it.each([1, 2, 3])('is as documented for all lists of %i assessments', (length) => {
    const unlike = lists(length).filter((statuses) => rollUp(statuses) !== documented(statuses));
    expect(unlike).toEqual([]);
  });

  it('is Completed when the package has no assessments', () => {
    expect(rollUp([])).toBe('Completed');
  });
});

describe('the example Software Engineer II', () => {
  const order = placedOrder({ 'Software Engineer Skills': ['JavaScript code challenge', 'Ruby code challenge'] });
  const halfDone = updateOf('Software Engineer Skills', {
    status: 'InProgress',
    tests: [testIs('JavaScript code challenge', 'Complete')],
  });

  it('shows the battery in progress, one test complete, the other not started, the package In Progress', () => {
    const { assessments } = applied(order, [halfDone]);
    expect(
      assessments.map(({ status, tests }) => [
        status.value,
        ...tests.map((test) => `${test.id}: ${test.status.value}`),
      ]),
    ).toEqual([['InProgress', 'JavaScript code challenge: Complete', 'Ruby code challenge: Pending']]);
    expect(rollUp(assessments.map(({ status }) => status.value))).toBe('InProgress');
  });

  it.each([
    { status: 'Complete', ruby: 'Complete', shown: 'Completed' },
    { status: 'CompleteReview', ruby: 'RetestRecommended', shown: 'ActionsNeeded' },
    { status: 'Expired', ruby: 'Expired', shown: 'ActionsNeeded' },
  ] as const)('shows $shown once the battery is $status', ({ status, ruby, shown }) => {
    const update = updateOf('Software Engineer Skills', { status, tests: [testIs('Ruby code challenge', ruby)] });
    const { assessments } = applied(order, [halfDone, update]);
    expect(rollUp(assessments.map((each) => each.status.value))).toBe(shown);
  });
});
