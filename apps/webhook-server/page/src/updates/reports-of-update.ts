import type { Schema } from '@assessment-kit/contract/webhook-server';

type Report = NonNullable<Schema<'OrderUpdate'>['overallReports']>[number];

/** Every report of an update, with what it belongs to. */
export function reportsOfUpdate(update: Schema<'OrderUpdate'>): { of: string; report: Report }[] {
  const overall = (update.overallReports ?? []).map((report) => ({ of: 'the order', report }));
  const others = (update.assessments ?? []).flatMap(({ assessmentId, assessmentResults }) => {
    const own = (assessmentResults?.reports ?? []).map((report) => ({ of: `assessment ${assessmentId}`, report }));
    const ofTests = (assessmentResults?.tests ?? []).flatMap(({ id, score }) =>
      (score?.reports ?? []).map((report) => ({ of: `test ${id}, attempt ${score?.attempt}`, report })),
    );
    return [...own, ...ofTests];
  });
  return [...overall, ...others];
}
