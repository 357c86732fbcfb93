import type { Schema } from '@assessment-kit/contract';

/** Where a report stands in an update, and what it belongs to. Holds neither its name nor its link. */
export interface ReportPlace {
  /** For example `assessments[0].assessmentResults.reports[1]`. */
  readonly field: string;
  /** `null` for a report of the order as a whole. */
  readonly assessmentId: string | null;
  /** `null` for a report that belongs to no single test. */
  readonly testId: string | null;
  /** Number of the attempt at that test. */
  readonly attempt: number | null;
}

type Report = Schema<'Report'>;
type Reports = readonly Report[] | null | undefined;

/**
 * Every report of an update with its place, in the sequence of the update.
 *
 * ```ts
 * for (const { place } of reportsOfUpdate({ overallReports: [{ name: 'R' }] })) console.log(place.field);
 * ```
 */
export function reportsOfUpdate({
  overallReports,
  assessments,
}: Schema<'OrderUpdate'>): { place: ReportPlace; report: Report }[] {
  const at = (list: string, reports: Reports, of: Omit<ReportPlace, 'field'>) =>
    (reports ?? []).map((report, index) => ({ place: { field: `${list}[${index}]`, ...of }, report }));
  return [
    ...at('overallReports', overallReports, { assessmentId: null, testId: null, attempt: null }),
    ...(assessments ?? []).flatMap(({ assessmentId, assessmentResults: results }, index) => {
      const field = `assessments[${index}].assessmentResults`;
      return [
        ...at(`${field}.reports`, results?.reports, { assessmentId, testId: null, attempt: null }),
        ...(results?.tests ?? []).flatMap(({ id, score }, position) =>
          at(`${field}.tests[${position}].score.reports`, score?.reports, {
            assessmentId,
            testId: id,
            attempt: score?.attempt ?? null,
          }),
        ),
      ];
    }),
  ];
}
