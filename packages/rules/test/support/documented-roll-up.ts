import type { AssessmentStatusValue, PackageStatus } from '../../src/index.ts';

/** The letter of the package status that each status of an assessment maps to, line by line from the order page (`S3`). */
export const MAPPED_TO: Readonly<Record<AssessmentStatusValue, 'I' | 'A' | 'C'>> = {
  Ordered: 'I',
  WaitingOnAssessee: 'I',
  InProgress: 'I',
  Complete: 'C',
  Hold: 'A',
  CompleteReview: 'A',
  RetestRecommended: 'A',
  Expired: 'A',
};

/** Every list of one to three mapped statuses under the package status it leads to, written out (`S3`). */
export const LEADS_TO: Readonly<Record<PackageStatus, readonly string[]>> = {
  // In Progress wins over everything.
  InProgress: [
    ...['I', 'II', 'IA', 'IC', 'AI', 'CI'],
    ...['III', 'IIA', 'IIC', 'IAI', 'IAA', 'IAC', 'ICI', 'ICA', 'ICC'],
    ...['AII', 'AIA', 'AIC', 'AAI', 'ACI'],
    ...['CII', 'CIA', 'CIC', 'CAI', 'CCI'],
  ],
  // Nothing is in progress, and at least one needs an action.
  ActionsNeeded: ['A', 'AA', 'AC', 'CA', 'AAA', 'AAC', 'ACA', 'ACC', 'CAA', 'CAC', 'CCA'],
  // All are complete.
  Completed: ['C', 'CC', 'CCC'],
};
