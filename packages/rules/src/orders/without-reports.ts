import type { Schema } from '@assessment-kit/contract';
import { reportsOfUpdate } from '../reports/reports-of-update.ts';
import type { OrderUpdate } from './apply-update.ts';

/**
 * Whether an update carries a report: only then does sending it twice show something twice (`S3`).
 *
 * ```ts
 * hasReports({ overallReports: [{ name: 'Report' }] }); // true
 * ```
 *
 * @param update The update, as `updateAssessmentOrder` takes it.
 */
export function hasReports(update: OrderUpdate): boolean {
  return reportsOfUpdate(update).length > 0;
}

/**
 * The part of an update that can be repeated without harm: everything but its reports. What held nothing else is left out
 * with them, so an update of reports alone becomes `{}`.
 *
 * ```ts
 * withoutReports({ overallScore: '87', overallReports: [{ name: 'Report' }] }); // { overallScore: '87' }
 * ```
 */
export function withoutReports({ overallReports: _, assessments, ...rest }: OrderUpdate): OrderUpdate {
  const others = (assessments ?? []).flatMap(assessmentWithoutReports);
  return others.length > 0 ? { ...rest, assessments: others } : rest;
}

function assessmentWithoutReports(update: Schema<'AssessmentUpdate'>): Schema<'AssessmentUpdate'>[] {
  const { assessmentResults, ...rest } = update;
  if (!assessmentResults) return [update];
  const { reports: _, tests, ...scores } = assessmentResults;
  const results = { ...scores, ...(tests ? { tests: tests.map(testWithoutReports) } : {}) };
  if (Object.keys(results).length > 0) return [{ ...rest, assessmentResults: results }];
  return rest.assessmentStatus ? [rest] : [];
}

function testWithoutReports({ score, ...rest }: Schema<'TestResult'>): Schema<'TestResult'> {
  if (!score) return rest;
  const { reports: _, ...others } = score;
  return { ...rest, score: others };
}
