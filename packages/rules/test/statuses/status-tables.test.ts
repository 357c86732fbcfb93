import { describe, expect, it } from 'vitest';
import {
  ASSESSMENT_STATUSES,
  DEFAULT_ASSESSMENT_STATUS,
  DEFAULT_TEST_STATUS,
  PACKAGE_STATUS_LABELS,
  PACKAGE_STATUS_PRECEDENCE,
  TEST_STATUSES,
} from '../../src/index.ts';

function labels(statuses: Readonly<Record<string, { label: string }>>): [string, string][] {
  return Object.entries(statuses).map(([value, { label }]) => [value, label]);
}

describe('the statuses', () => {
  it('of an assessment carry the names of the order page, in its sequence', () => {
    expect(labels(ASSESSMENT_STATUSES)).toEqual([
      ['Ordered', 'Ordered'],
      ['WaitingOnAssessee', 'Waiting On Assessee'],
      ['InProgress', 'In Progress'],
      ['Hold', 'Hold'],
      ['Complete', 'Complete'],
      ['CompleteReview', 'Complete - Review'],
      ['RetestRecommended', 'Retest Recommended'],
      ['Expired', 'Expired'],
    ]);
  });

  it('of a test carry the names of the order page, and Ordered, which only the wire knows', () => {
    expect(labels(TEST_STATUSES)).toEqual([
      ['Pending', 'Pending'],
      ['Ordered', 'Ordered'],
      ['InProgress', 'In Progress'],
      ['Hold', 'Hold'],
      ['Complete', 'Complete'],
      ['RetestRecommended', 'Retest Recommended'],
      ['Expired', 'Expired'],
    ]);
  });

  it('of a package carry the names of the status page', () => {
    expect(PACKAGE_STATUS_LABELS).toEqual({
      InProgress: 'In Progress',
      ActionsNeeded: 'Actions Needed',
      Completed: 'Completed',
    });
    expect(PACKAGE_STATUS_PRECEDENCE).toEqual(['InProgress', 'ActionsNeeded', 'Completed']);
  });

  it('begin as Ordered for an assessment and Pending for a test', () => {
    expect([DEFAULT_ASSESSMENT_STATUS, DEFAULT_TEST_STATUS]).toEqual(['Ordered', 'Pending']);
  });

  it.each([...Object.entries(ASSESSMENT_STATUSES), ...Object.entries(TEST_STATUSES)])(
    'say in a sentence what %s means',
    (_, { meaning }) => {
      expect(meaning).toMatch(/^[A-Z].+\.$/);
    },
  );
});
