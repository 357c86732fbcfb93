import type { Schema } from '@assessment-kit/contract';
import type { PackageStatus } from './package-status.ts';

/** A status of an assessment, as the contract names it. */
export type AssessmentStatusValue = Schema<'AssessmentStatusValue'>;

/** What a status of an assessment means and what follows from it. */
export interface AssessmentStatusFacts {
  /** As people see it. */
  readonly label: string;
  readonly meaning: string;
  /** What it contributes to the status of the package. */
  readonly package: PackageStatus;
  /** Whether an assessment gets there only when all of its tests are finished. */
  readonly gated: boolean;
}

/** Every status of an assessment (battery), in the sequence of the platform's table (`S3`, certain). */
export const ASSESSMENT_STATUSES = {
  Ordered: { label: 'Ordered', meaning: 'Nothing has happened yet.', package: 'InProgress', gated: false },
  WaitingOnAssessee: {
    label: 'Waiting On Assessee',
    meaning: 'The invitation was sent.',
    package: 'InProgress',
    gated: false,
  },
  InProgress: { label: 'In Progress', meaning: 'At least one test was started.', package: 'InProgress', gated: false },
  Hold: { label: 'Hold', meaning: 'More information is needed.', package: 'ActionsNeeded', gated: false },
  Complete: {
    label: 'Complete',
    meaning: 'All tests are done and a report is available.',
    package: 'Completed',
    gated: true,
  },
  CompleteReview: {
    label: 'Complete - Review',
    meaning: 'All tests are taken; some, not all, are flagged for a retest.',
    package: 'ActionsNeeded',
    gated: true,
  },
  RetestRecommended: {
    label: 'Retest Recommended',
    meaning: 'All tests are recommended for a retest.',
    package: 'ActionsNeeded',
    gated: false,
  },
  Expired: {
    label: 'Expired',
    meaning: 'Never started, or never finished. Counts as completed.',
    package: 'ActionsNeeded',
    gated: true,
  },
} as const satisfies Record<AssessmentStatusValue, AssessmentStatusFacts>;

/** The status an assessment has before the partner says anything (`S3`, certain). */
export const DEFAULT_ASSESSMENT_STATUS: AssessmentStatusValue = 'Ordered';
