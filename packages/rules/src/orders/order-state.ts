import type { Schema } from '@assessment-kit/contract';
import type { Report } from '../reports/append-reports.ts';
import { DEFAULT_ASSESSMENT_STATUS } from '../statuses/assessment-status.ts';
import { DEFAULT_TEST_STATUS } from '../statuses/test-status.ts';

/** All that was reported about an order so far. Never changed in place. */
export interface OrderState {
  readonly partnerTrackingId: string | null;
  readonly overallScore: string | null;
  readonly overallScoreDescription: string | null;
  readonly overallReports: Report[];
  readonly assessments: AssessmentState[];
}

/** What was reported about an assessment of an order. */
export interface AssessmentState {
  readonly assessmentId: string;
  readonly status: Schema<'AssessmentStatus'>;
  readonly score: string | null;
  readonly scoreDescription: string | null;
  readonly reports: Report[];
  readonly tests: TestState[];
}

/** What was reported about a test of an assessment. */
export interface TestState {
  readonly id: string;
  /** The status of the highest attempt that has one. */
  readonly status: Schema<'TestStatus'>;
  /** By number. */
  readonly attempts: AttemptState[];
}

/** What was reported about one attempt of a test. */
export interface AttemptState {
  /** The number that the partner gave. */
  readonly attempt: number;
  readonly value: string | null;
  readonly description: string | null;
  /** `null` when no status was sent for this attempt. */
  readonly status: Schema<'TestStatus'> | null;
  readonly reports: Report[];
}

/** An order about which nothing is known yet. */
export const EMPTY_ORDER: OrderState = {
  partnerTrackingId: null,
  overallScore: null,
  overallScoreDescription: null,
  overallReports: [],
  assessments: [],
};

/**
 * The state of an order when it is placed: every assessment `Ordered`, every test `Pending`.
 *
 * ```ts
 * const assessments = [{ id: 'sql', tests: [{ id: 'joins', name: 'Joins' }] }];
 * const order = newOrderState({ assessmentPackage: { assessments }, orderedAt: '2026-01-13T09:12:00Z' });
 * ```
 *
 * @param orderedAt ISO 8601 instant; since when the default statuses hold.
 * @param tests Ids of the ordered tests when single tests were ordered; then only they are part of the order, and only the
 *   assessments that have one of them (inferred from `CB-old`). Left out: the whole package.
 */
export function newOrderState({
  assessmentPackage,
  orderedAt,
  tests,
}: {
  assessmentPackage: Pick<Schema<'AssessmentPackage'>, 'assessments'>;
  orderedAt: string;
  tests?: readonly string[];
}): OrderState {
  const assessments = assessmentPackage.assessments.map((assessment) =>
    newAssessmentState(
      assessment.id,
      orderedAt,
      (assessment.tests ?? []).map(({ id }) => id).filter((id) => tests === undefined || tests.includes(id)),
    ),
  );
  return {
    ...EMPTY_ORDER,
    assessments: assessments.filter((assessment) => tests === undefined || assessment.tests.length > 0),
  };
}

export function newAssessmentState(assessmentId: string, since: string, testIds: readonly string[]): AssessmentState {
  return {
    assessmentId,
    status: { value: DEFAULT_ASSESSMENT_STATUS, updatedAt: since },
    score: null,
    scoreDescription: null,
    reports: [],
    tests: testIds.map((id) => newTestState(id, since)),
  };
}

export function newTestState(id: string, since: string): TestState {
  return { id, status: { value: DEFAULT_TEST_STATUS, updatedAt: since }, attempts: [] };
}
