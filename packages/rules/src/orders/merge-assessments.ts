import type { Schema } from '@assessment-kit/contract';
import type { OrderUpdate } from './apply-update.ts';

/**
 * The same update with each assessment listed once. As when the entries are applied one behind the other, later statuses
 * and scores win; reports and tests go together.
 */
export function mergeAssessments(update: OrderUpdate): OrderUpdate {
  const merged = new Map<string, Schema<'AssessmentUpdate'>>();
  for (const change of update.assessments ?? []) {
    const before = merged.get(change.assessmentId);
    merged.set(change.assessmentId, before ? merge(before, change) : change);
  }
  return { ...update, assessments: [...merged.values()] };
}

function merge(before: Schema<'AssessmentUpdate'>, change: Schema<'AssessmentUpdate'>): Schema<'AssessmentUpdate'> {
  const assessmentStatus = change.assessmentStatus ?? before.assessmentStatus;
  const [earlier, later] = [before.assessmentResults, change.assessmentResults];
  return {
    assessmentId: change.assessmentId,
    ...(assessmentStatus ? { assessmentStatus } : {}),
    assessmentResults: {
      score: later?.score ?? earlier?.score ?? null,
      scoreDescription: later?.scoreDescription ?? earlier?.scoreDescription ?? null,
      reports: [...(earlier?.reports ?? []), ...(later?.reports ?? [])],
      tests: [...(earlier?.tests ?? []), ...(later?.tests ?? [])],
    },
  };
}
