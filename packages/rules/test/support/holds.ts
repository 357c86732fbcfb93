import type { AssessmentState, OrderState, OrderUpdate, Report, TestState } from '../../src/index.ts';
import { reportText } from './shown.ts';

type Wanted = NonNullable<OrderUpdate['assessments']>[number];
type WantedTest = NonNullable<NonNullable<Wanted['assessmentResults']>['tests']>[number];

/** Whether everything that an update asks for is so in an order. */
export function holds(order: OrderState, wanted: OrderUpdate): boolean {
  return (
    isText(order.partnerTrackingId, wanted.partnerTrackingId) &&
    isText(order.overallScore, wanted.overallScore) &&
    isText(order.overallScoreDescription, wanted.overallScoreDescription) &&
    hasAll(order.overallReports, wanted.overallReports) &&
    (wanted.assessments ?? []).every((each) =>
      order.assessments.some((known) => known.assessmentId === each.assessmentId && assessmentHolds(known, each)),
    )
  );
}

function assessmentHolds(known: AssessmentState, { assessmentStatus, assessmentResults: results }: Wanted): boolean {
  return (
    (!assessmentStatus || known.status.value === assessmentStatus.value) &&
    isText(known.score, results?.score) &&
    isText(known.scoreDescription, results?.scoreDescription) &&
    hasAll(known.reports, results?.reports) &&
    (results?.tests ?? []).every((each) => known.tests.some((test) => test.id === each.id && testHolds(test, each)))
  );
}

function testHolds(known: TestState, { score, testStatus }: WantedTest): boolean {
  if (!score) return !testStatus || known.status.value === testStatus.value;
  return known.attempts.some(
    (each) =>
      each.attempt === score.attempt &&
      each.value === score.value &&
      isText(each.description, score.description) &&
      (!testStatus || each.status?.value === testStatus.value) &&
      hasAll(each.reports, score.reports),
  );
}

function isText(known: string | null, wanted: string | null | undefined): boolean {
  return typeof wanted !== 'string' || known === wanted;
}

function hasAll(known: readonly Report[], wanted: readonly Report[] | null | undefined): boolean {
  const texts = known.map(reportText);
  return (wanted ?? []).every((each) => texts.includes(reportText(each)));
}
