import type { Schema } from '@assessment-kit/contract';
import type { OrderUpdate } from './apply-update.ts';
import type { AssessmentState, OrderState } from './order-state.ts';

/**
 * The part of an update that `withoutReports` leaves out: its reports, and what addresses them.
 *
 * A report of a test travels inside its score, whose value is required: the value known by now is repeated, so that an
 * old update sent late changes nothing but the reports.
 *
 * ```ts
 * const reports = onlyReports({ overallScore: '87', overallReports: [{ name: 'Report' }] }, EMPTY_ORDER);
 * ```
 *
 * @param order Everything reported so far.
 */
export function onlyReports({ overallReports, assessments }: OrderUpdate, order: OrderState): OrderUpdate {
  const known = new Map(order.assessments.map((each) => [each.assessmentId, each]));
  const changed = (assessments ?? []).flatMap((update) => assessmentReports(update, known.get(update.assessmentId)));
  return {
    ...(overallReports && overallReports.length > 0 ? { overallReports } : {}),
    ...(changed.length > 0 ? { assessments: changed } : {}),
  };
}

function assessmentReports(
  { assessmentId, assessmentResults: results }: Schema<'AssessmentUpdate'>,
  known: AssessmentState | undefined,
): Schema<'AssessmentUpdate'>[] {
  const reports = results?.reports ?? [];
  const tests = (results?.tests ?? []).flatMap((test) => testReports(test, known));
  if (reports.length === 0 && tests.length === 0) return [];
  const assessmentResults = { ...(reports.length > 0 ? { reports } : {}), ...(tests.length > 0 ? { tests } : {}) };
  return [{ assessmentId, assessmentResults }];
}

function testReports({ id, score }: Schema<'TestResult'>, known: AssessmentState | undefined): Schema<'TestResult'>[] {
  if (!score?.reports || score.reports.length === 0) return [];
  const { attempt, reports } = score;
  const attempts = known?.tests.find((test) => test.id === id)?.attempts ?? [];
  const value = attempts.find((each) => each.attempt === attempt)?.value ?? score.value;
  return [{ id, score: { value, attempt, reports } }];
}
