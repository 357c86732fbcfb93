import type { AssessmentStatusValue } from '../../src/index.ts';

/**
 * What tests an assessment needs to get a status, copied from the list of complete statuses on the order page (`S3`).
 * `any`: the page puts no condition. Retest Recommended is a complete status of tests, not of assessments.
 */
export const NEEDED_TESTS: Readonly<Record<AssessmentStatusValue, 'any' | 'completed'>> = {
  Ordered: 'any',
  WaitingOnAssessee: 'any',
  InProgress: 'any',
  Hold: 'any',
  Complete: 'completed',
  CompleteReview: 'completed',
  RetestRecommended: 'any',
  Expired: 'completed',
};

/**
 * Every list of none to three tests that counts as completed, written out: Complete, Retest Recommended and Expired in
 * any mix (`S3`). Every list that is not here holds a completed status of the assessment back.
 */
export const COMPLETED_TESTS: ReadonlySet<string> = new Set([
  // no tests
  '',
  // one test
  'C',
  'R',
  'E',
  // two tests
  'CC',
  'CR',
  'CE',
  'RC',
  'RR',
  'RE',
  'EC',
  'ER',
  'EE',
  // three tests
  'CCC',
  'CCR',
  'CCE',
  'CRC',
  'CRR',
  'CRE',
  'CEC',
  'CER',
  'CEE',
  'RCC',
  'RCR',
  'RCE',
  'RRC',
  'RRR',
  'RRE',
  'REC',
  'RER',
  'REE',
  'ECC',
  'ECR',
  'ECE',
  'ERC',
  'ERR',
  'ERE',
  'EEC',
  'EER',
  'EEE',
]);
