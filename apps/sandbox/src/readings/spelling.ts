import type { OperationId } from '@assessment-kit/contract';
import type { ChosenReading } from './reading-values.ts';

/** A field that has another name under a reading. */
export type FieldSpelling = ChosenReading & {
  readonly operations: readonly OperationId[];
  /** The object that holds the field, for example `assessments[].assessmentResults`; empty for the body itself. */
  readonly within: string;
  readonly contract: string;
  readonly other: string;
  /** The other spelling is one object, where the contract has a list. */
  readonly single?: true;
};

/** A member of an enum that is written otherwise under a reading. */
export type ValueSpelling = ChosenReading & {
  readonly operations: readonly OperationId[];
  /** Where it stands, in the contract's names. */
  readonly at: string;
  readonly contract: string;
  /** Every way to write it; the first one is printed. */
  readonly others: readonly [string, ...string[]];
};

const UPDATE = ['updateAssessmentOrder'] as const;
const RESULTS = 'assessments[].assessmentResults';

export const FIELD_SPELLINGS: readonly FieldSpelling[] = [
  {
    reading: 'order-level-name',
    value: 'assessmentOrderLevel',
    operations: ['upsertCallback', 'getCallback'],
    within: '',
    contract: 'orderLevel',
    other: 'assessmentOrderLevel',
  },
  {
    reading: 'overall-report-name',
    value: 'overallReport',
    operations: UPDATE,
    within: '',
    contract: 'overallReports',
    other: 'overallReport',
    single: true,
  },
  {
    reading: 'assessment-report-name',
    value: 'Report',
    operations: UPDATE,
    within: RESULTS,
    contract: 'reports',
    other: 'Report',
    single: true,
  },
  {
    reading: 'score-casing',
    value: 'pascal',
    operations: UPDATE,
    within: RESULTS,
    contract: 'score',
    other: 'Score',
  },
  {
    reading: 'score-casing',
    value: 'pascal',
    operations: UPDATE,
    within: RESULTS,
    contract: 'scoreDescription',
    other: 'ScoreDescription',
  },
  {
    reading: 'test-status-name',
    value: 'status',
    operations: UPDATE,
    within: `${RESULTS}.tests[]`,
    contract: 'testStatus',
    other: 'status',
  },
];

const WITH_BLANKS = { reading: 'complete-review-spelling', value: 'with-blanks', operations: UPDATE } as const;

export const VALUE_SPELLINGS: readonly ValueSpelling[] = [
  {
    ...WITH_BLANKS,
    at: 'assessments[].assessmentStatus.value',
    contract: 'CompleteReview',
    others: ['Complete - Review', 'Complete- Review'],
  },
  {
    ...WITH_BLANKS,
    at: 'assessments[].assessmentStatus.value',
    contract: 'RetestRecommended',
    others: ['Retest Recommended'],
  },
  {
    ...WITH_BLANKS,
    at: `${RESULTS}.tests[].testStatus.value`,
    contract: 'RetestRecommended',
    others: ['Retest Recommended'],
  },
];
