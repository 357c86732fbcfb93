import type { Schema } from '@assessment-kit/contract';
import { type ReportLinkProblem, reportLinkProblems } from './report-link.ts';
import { reportsOfUpdate } from './reports-of-update.ts';

/** A problem of a report link, with the field it stands in. */
export type UpdateLinkProblem = ReportLinkProblem & { readonly field: string };

/**
 * Checks the links of all reports of an update.
 *
 * ```ts
 * const problems = updateLinkProblems({ overallReports: [{ name: 'R', url: 'http://reports.example/1' }] });
 * ```
 *
 * @param update The update, as `updateAssessmentOrder` takes it.
 */
export function updateLinkProblems(update: Schema<'OrderUpdate'>): UpdateLinkProblem[] {
  return reportsOfUpdate(update).flatMap(({ place, report }) =>
    typeof report.url === 'string'
      ? reportLinkProblems(report.url).map((each) => ({ ...each, field: `${place.field}.url` }))
      : [],
  );
}
