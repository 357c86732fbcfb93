import type { Schema } from '@assessment-kit/contract';
import { type ReportLinkProblem, reportLinkProblems } from './report-link.ts';

type Report = Schema<'Report'>;

/** A problem of a report link, with the field it stands in. */
export type UpdateLinkProblem = ReportLinkProblem & { readonly field: string };

/** Checks the links of all reports of an update. */
export function updateLinkProblems(update: Schema<'OrderUpdate'>): UpdateLinkProblem[] {
  return reportsOf(update).flatMap(({ field, report }) =>
    typeof report.url === 'string'
      ? reportLinkProblems(report.url).map((each) => ({ ...each, field: `${field}.url` }))
      : [],
  );
}

/** Every report of an update, with its place. */
function reportsOf(update: Schema<'OrderUpdate'>): { field: string; report: Report }[] {
  const at = (field: string, reports: readonly Report[] | null | undefined) =>
    (reports ?? []).map((report, index) => ({ field: `${field}[${index}]`, report }));
  return [
    ...at('overallReports', update.overallReports),
    ...(update.assessments ?? []).flatMap((assessment, index) => {
      const field = `assessments[${index}].assessmentResults`;
      return [
        ...at(`${field}.reports`, assessment.assessmentResults?.reports),
        ...(assessment.assessmentResults?.tests ?? []).flatMap((test, position) =>
          at(`${field}.tests[${position}].score.reports`, test.score?.reports),
        ),
      ];
    }),
  ];
}
