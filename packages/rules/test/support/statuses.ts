import type { AssessmentStatusValue, TestStatusValue } from '../../src/index.ts';

/** Every status of a test under one letter, so that a word stands for a list of tests. */
export const TEST_STATUS_BY_LETTER = {
  P: 'Pending',
  O: 'Ordered',
  I: 'InProgress',
  H: 'Hold',
  C: 'Complete',
  R: 'RetestRecommended',
  E: 'Expired',
} as const satisfies Record<string, TestStatusValue>;

/** The statuses of tests that a word stands for: `CR` is a complete test and one to take again. */
export function testStatusesOf(word: string): TestStatusValue[] {
  return [...word].map((letter) => {
    if (letter in TEST_STATUS_BY_LETTER) return TEST_STATUS_BY_LETTER[letter as keyof typeof TEST_STATUS_BY_LETTER];
    throw new Error(`No status of a test has the letter ${letter}.`);
  });
}

export const ALL_ASSESSMENT_STATUSES: readonly AssessmentStatusValue[] = [
  'Ordered',
  'WaitingOnAssessee',
  'InProgress',
  'Hold',
  'Complete',
  'CompleteReview',
  'RetestRecommended',
  'Expired',
];

export const ALL_TEST_STATUSES: readonly TestStatusValue[] = [
  'Pending',
  'Ordered',
  'InProgress',
  'Hold',
  'Complete',
  'RetestRecommended',
  'Expired',
];
