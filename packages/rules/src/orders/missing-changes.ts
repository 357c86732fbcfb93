import type { Schema } from '@assessment-kit/contract';
import { missingReports } from '../reports/append-reports.ts';
import { applyTestResult } from './apply-test-result.ts';
import type { OrderUpdate } from './apply-update.ts';
import {
  type AssessmentState,
  newAssessmentState,
  newTestState,
  type OrderState,
  type TestState,
} from './order-state.ts';

/**
 * The part of a wanted state that does not hold yet: statuses and scores that differ, reports that are not there. A report
 * with the same name and link at the same place is never sent again, because it would be shown twice.
 */
export function missingChanges(order: OrderState, wanted: OrderUpdate): OrderUpdate {
  const known = new Map(order.assessments.map((each) => [each.assessmentId, each]));
  const assessments = (wanted.assessments ?? []).flatMap((change) => {
    const state = known.get(change.assessmentId) ?? newAssessmentState(change.assessmentId, '', []);
    const missing = missingOfAssessment(state, change);
    return missing ? [missing] : [];
  });
  return {
    ...different(order, wanted, ['partnerTrackingId', 'overallScore', 'overallScoreDescription']),
    ...list('overallReports', missingReports(order.overallReports, wanted.overallReports)),
    ...list('assessments', assessments),
  };
}

function missingOfAssessment(
  state: AssessmentState,
  change: Schema<'AssessmentUpdate'>,
): Schema<'AssessmentUpdate'> | null {
  const { assessmentStatus: status, assessmentResults: results } = change;
  const missing = {
    ...(status && status.value !== state.status.value ? { assessmentStatus: status } : {}),
    ...object('assessmentResults', {
      ...different<'score' | 'scoreDescription'>(state, results ?? {}, ['score', 'scoreDescription']),
      ...list('reports', missingReports(state.reports, results?.reports)),
      ...list('tests', missingOfTests(state.tests, results?.tests ?? [])),
    }),
  };
  return isEmpty(missing) ? null : { assessmentId: change.assessmentId, ...missing };
}

/** A test may be listed several times, once for each attempt; each entry is compared with what the ones before it lead to. */
function missingOfTests(known: readonly TestState[], results: readonly Schema<'TestResult'>[]): Schema<'TestResult'>[] {
  const tests = new Map(known.map((test) => [test.id, test]));
  return results.flatMap((result) => {
    const test = tests.get(result.id) ?? newTestState(result.id, '');
    tests.set(result.id, applyTestResult(test, result));
    const missing = missingOfTest(test, result);
    return missing ? [missing] : [];
  });
}

function missingOfTest(test: TestState, { id, score, testStatus }: Schema<'TestResult'>): Schema<'TestResult'> | null {
  if (!score) {
    return testStatus && testStatus.value !== test.status.value ? { id, testStatus } : null;
  }
  const attempt = test.attempts.find((each) => each.attempt === score.attempt);
  const reports = missingReports(attempt?.reports ?? [], score.reports);
  const statusDiffers = testStatus ? testStatus.value !== attempt?.status?.value : false;
  const description = score.description ?? null;
  const descriptionDiffers = description !== null && description !== attempt?.description;
  const scoreDiffers = attempt?.value !== score.value || descriptionDiffers || reports.length > 0;
  if (!scoreDiffers && !statusDiffers) return null;
  return {
    id,
    // The score names the attempt, so it goes along even when only the status differs.
    score: {
      value: score.value,
      attempt: score.attempt,
      ...(descriptionDiffers ? { description } : {}),
      ...list('reports', reports),
    },
    ...(testStatus && statusDiffers ? { testStatus } : {}),
  };
}

/** The named texts that are wanted and differ; `null` and left out want nothing. */
function different<Key extends string>(
  known: NoInfer<Readonly<Record<Key, string | null>>>,
  wanted: NoInfer<Partial<Readonly<Record<Key, string | null>>>>,
  keys: readonly Key[],
): Partial<Record<Key, string>> {
  const entries = keys.flatMap((key) => {
    const value = wanted[key];
    return typeof value === 'string' && value !== known[key] ? [[key, value] as const] : [];
  });
  return Object.fromEntries(entries) as Partial<Record<Key, string>>;
}

function list<Key extends string, Item>(key: Key, items: Item[]): Partial<Record<Key, Item[]>> {
  return (items.length > 0 ? { [key]: items } : {}) as Partial<Record<Key, Item[]>>;
}

function object<Key extends string, Value extends object>(key: Key, value: Value): Partial<Record<Key, Value>> {
  return (isEmpty(value) ? {} : { [key]: value }) as Partial<Record<Key, Value>>;
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
