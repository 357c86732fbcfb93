import type { Rule } from './rule.ts';

/** The rules of the platform in words, for pages and reports. */
export const RULES: readonly Rule[] = [
  {
    id: 'attempt-key',
    title: 'Attempts',
    text: 'Each new pair of test id and attempt makes a new attempt; a known pair is updated.',
    source: { page: ['S3'], confidence: 'certain' },
  },
  {
    id: 'latest-attempt',
    title: 'Which attempt counts',
    text: 'The status of a test is that of its highest attempt that has one.',
    source: { page: ['S3'], confidence: 'inferred' },
  },
  {
    id: 'status-without-score',
    title: 'A status without a score',
    text: 'A status sent without a score belongs to the highest attempt, or to the test itself when there is none yet.',
    source: { page: ['CL-2025-09-09'], confidence: 'inferred' },
  },
  {
    id: 'reports-append',
    title: 'Reports append',
    text: 'Reports of a known attempt are added to those already there, never replaced.',
    source: { page: ['S3'], confidence: 'certain' },
  },
  {
    id: 'completion-gate',
    title: 'Completion',
    text: 'An assessment becomes Complete, CompleteReview or Expired only when every one of its tests is Complete, RetestRecommended or Expired.',
    source: { page: ['S3', 'OR-new', 'OR-patch-md'], confidence: 'certain' },
  },
  {
    id: 'gate-per-assessment',
    title: 'Where completion is checked',
    text: 'The tests of the assessment are looked at, not those of the whole package; statuses in the same update count.',
    source: { page: ['S3'], confidence: 'inferred' },
  },
  {
    id: 'package-roll-up',
    title: 'Status of a package',
    text: 'In Progress wins over Actions Needed, which wins over Completed. Partners never send it.',
    source: { page: ['S3'], confidence: 'certain' },
  },
  {
    id: 'report-links',
    title: 'Report links',
    text: 'A report link asks its viewer to log in; links that carry their own permission are not supported.',
    source: { page: ['S3'], confidence: 'certain' },
  },
  {
    id: 'untouched',
    title: 'What is left out',
    text: 'Fields and lists that are left out of an update, or null, stay as they were.',
    source: { page: ['S3'], confidence: 'inferred' },
  },
  {
    id: 'suspended',
    title: 'Customers who have left',
    text: 'A suspended company places no new orders; its orders in flight can still be updated.',
    source: { page: ['ONB'], confidence: 'certain' },
  },
  {
    id: 'retired-packages',
    title: 'Retired packages',
    text: 'A package retired by value, end date or DELETE cannot be ordered; orders in flight go on.',
    source: { page: ['PK-old', 'PK-del'], confidence: 'certain' },
  },
];
