import { describe, expect, it } from 'vitest';
import { type AssessmentStatusValue, applyUpdate, completionGate } from '../../src/index.ts';
import { applied } from '../support/applied.ts';
import { COMPLETED_TESTS, NEEDED_TESTS } from '../support/documented-gate.ts';
import { placedOrder } from '../support/orders.ts';
import { ALL_ASSESSMENT_STATUSES, TEST_STATUS_BY_LETTER, testStatusesOf } from '../support/statuses.ts';
import { testIs, testScored, updateOf } from '../support/updates.ts';
import { words } from '../support/words.ts';

const LETTERS = Object.keys(TEST_STATUS_BY_LETTER).join('');
const GROUPS = ALL_ASSESSMENT_STATUSES.flatMap((status) =>
  [0, 1, 2, 3].map((count) => ({ status, count, lists: words(LETTERS, count) })),
);

/** The lists of tests, as words, with which an assessment may get the status. */
function documented(status: AssessmentStatusValue, lists: readonly string[]): string[] {
  return NEEDED_TESTS[status] === 'any' ? [...lists] : lists.filter((list) => COMPLETED_TESTS.has(list));
}

function orderWith(list: string) {
  return placedOrder({ battery: [...list].map((_, index) => `test ${index}`) });
}

describe('the completion gate, every status with every list of none to three tests', () => {
  it('is asked about 3200 combinations', () => {
    expect(GROUPS.flatMap(({ lists }) => lists)).toHaveLength(8 * (1 + 7 + 7 ** 2 + 7 ** 3));
  });

  it.each(GROUPS)('lets an assessment with $count tests become $status as documented', ({ status, lists }) => {
    const allowed = lists.filter((list) => {
      const tests = testStatusesOf(list).map((each, index) => ({ id: `test ${index}`, status: each }));
      return completionGate(status, tests).allowed;
    });
    expect(allowed).toEqual(documented(status, lists));
  });

  it.each(GROUPS)('lets one update finish $count tests and set $status as documented', ({ status, lists }) => {
    const allowed = lists.filter((list) => {
      const tests = testStatusesOf(list).map((each, index) => testScored(`test ${index}`, 1, each));
      return applyUpdate(orderWith(list), updateOf('battery', { status, tests })).ok;
    });
    expect(allowed).toEqual(documented(status, lists));
  });

  it.each(GROUPS)('lets an update set $status after $count tests were reported as documented', ({ status, lists }) => {
    const allowed = lists.filter((list) => {
      const tests = testStatusesOf(list).map((each, index) => testIs(`test ${index}`, each));
      const reported = applied(orderWith(list), [updateOf('battery', { tests })]);
      return applyUpdate(reported, updateOf('battery', { status })).ok;
    });
    expect(allowed).toEqual(documented(status, lists));
  });
});
