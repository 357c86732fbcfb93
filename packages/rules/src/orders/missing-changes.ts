import type { Schema } from '@assessment-kit/contract';
import { missingReports } from '../reports/append-reports.ts';
import type { OrderUpdate } from './apply-update.ts';
import {
  type AssessmentState,
  type AttemptState,
  newAssessmentState,
  newTestState,
  type OrderState,
  type TestState,
} from './order-state.ts';

/**
 * The update that leads from one state of an order to a later one: statuses and scores that differ, reports that were
 * added. A report with the same name and link at the same place is never sent again, because it would be shown twice.
 *
 * Statuses are the same when their values are; since when they hold does not count.
 */
export function missingChanges(before: OrderState, after: OrderState): OrderUpdate {
  const known = new Map(before.assessments.map((each) => [each.assessmentId, each]));
  return {
    ...differentTexts(before, after, ['partnerTrackingId', 'overallScore', 'overallScoreDescription']),
    ...list('overallReports', missingReports(before.overallReports, after.overallReports)),
    ...list(
      'assessments',
      after.assessments.flatMap((assessment) =>
        missingOfAssessment(
          known.get(assessment.assessmentId) ?? newAssessmentState(assessment.assessmentId, '', []),
          assessment,
        ),
      ),
    ),
  };
}

function missingOfAssessment(before: AssessmentState, after: AssessmentState): Schema<'AssessmentUpdate'>[] {
  const tests = new Map(before.tests.map((test) => [test.id, test]));
  const assessmentResults = {
    ...differentTexts(before, after, ['score', 'scoreDescription']),
    ...list('reports', missingReports(before.reports, after.reports)),
    ...list(
      'tests',
      after.tests.flatMap((test) => missingOfTest(tests.get(test.id) ?? newTestState(test.id, ''), test)),
    ),
  };
  const missing = {
    ...(after.status.value === before.status.value ? {} : { assessmentStatus: after.status }),
    ...(isEmpty(assessmentResults) ? {} : { assessmentResults }),
  };
  return isEmpty(missing) ? [] : [{ assessmentId: after.assessmentId, ...missing }];
}

function missingOfTest(before: TestState, after: TestState): Schema<'TestResult'>[] {
  const known = new Map(before.attempts.map((each) => [each.attempt, each]));
  const attempts = after.attempts.flatMap((attempt) => missingOfAttempt(after.id, known.get(attempt.attempt), attempt));
  // Once a test has attempts, its status is that of one of them and goes along with it.
  if (after.attempts.some(({ status }) => status !== null) || after.status.value === before.status.value) {
    return attempts;
  }
  return [...attempts, { id: after.id, testStatus: after.status }];
}

function missingOfAttempt(id: string, before: AttemptState | undefined, after: AttemptState): Schema<'TestResult'>[] {
  const { attempt, value, description, status } = after;
  const reports = missingReports(before?.reports ?? [], after.reports);
  const statusDiffers = status !== null && status.value !== before?.status?.value;
  const descriptionDiffers = description !== null && description !== before?.description;
  const differs = value !== (before?.value ?? null) || descriptionDiffers || statusDiffers || reports.length > 0;
  if (before && !differs) return [];
  return [
    {
      id,
      // The score names the attempt, so it goes along even when only the status differs.
      score: {
        value: value ?? '',
        attempt,
        ...(descriptionDiffers ? { description } : {}),
        ...list('reports', reports),
      },
      ...(statusDiffers ? { testStatus: status } : {}),
    },
  ];
}

/** The named texts that are there afterwards and differ. */
function differentTexts<Key extends string>(
  before: NoInfer<Readonly<Record<Key, string | null>>>,
  after: NoInfer<Readonly<Record<Key, string | null>>>,
  keys: readonly Key[],
): Partial<Record<Key, string>> {
  const entries = keys.flatMap((key) => {
    const value = after[key];
    return value !== null && value !== before[key] ? [[key, value] as const] : [];
  });
  return Object.fromEntries(entries) as Partial<Record<Key, string>>;
}

function list<Key extends string, Item>(key: Key, items: Item[]): Partial<Record<Key, Item[]>> {
  return (items.length > 0 ? { [key]: items } : {}) as Partial<Record<Key, Item[]>>;
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
