import type { Schema } from '@assessment-kit/contract';
import type { OrderUpdate } from './apply-update.ts';

/** Whether an update carries a report: only then does sending it twice show something twice (`S3`). */
export function hasReports({ overallReports, assessments }: OrderUpdate): boolean {
  const lists = [
    overallReports,
    ...(assessments ?? []).flatMap(({ assessmentResults: results }) => [
      results?.reports,
      ...(results?.tests ?? []).map(({ score }) => score?.reports),
    ]),
  ];
  return lists.some((reports) => reports && reports.length > 0);
}

/** The part of an update that can be repeated without harm: everything but its reports. */
export function withoutReports({ overallReports: _, assessments, ...rest }: OrderUpdate): OrderUpdate {
  if (!assessments) return rest;
  return { ...rest, assessments: assessments.map(assessmentWithoutReports) };
}

function assessmentWithoutReports({
  assessmentResults,
  ...rest
}: Schema<'AssessmentUpdate'>): Schema<'AssessmentUpdate'> {
  if (!assessmentResults) return rest;
  const { reports: _, tests, ...results } = assessmentResults;
  return { ...rest, assessmentResults: { ...results, ...(tests ? { tests: tests.map(testWithoutReports) } : {}) } };
}

function testWithoutReports({ score, ...rest }: Schema<'TestResult'>): Schema<'TestResult'> {
  if (!score) return rest;
  const { reports: _, ...others } = score;
  return { ...rest, score: others };
}
