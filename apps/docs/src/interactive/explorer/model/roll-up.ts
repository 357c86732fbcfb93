import {
  ASSESSMENT_STATUSES,
  type OrderState,
  PACKAGE_STATUS_LABELS,
  PACKAGE_STATUS_PRECEDENCE,
  type PackageStatus,
} from '@assessment-kit/rules';
import { packageStatusOf } from './patches.ts';

/** What the HR user sees, and which assessments make it so. */
export interface RollUp {
  readonly status: PackageStatus;
  readonly parts: readonly { readonly id: string; readonly status: string; readonly counts: PackageStatus }[];
  readonly why: string;
}

/** The status of a package with its reasons. */
export function rollUpOf(order: OrderState): RollUp {
  const status = packageStatusOf(order);
  const parts = order.assessments.map(({ assessmentId: id, status: { value } }) => ({
    id,
    status: ASSESSMENT_STATUSES[value].label,
    counts: ASSESSMENT_STATUSES[value].package,
  }));
  const beaten = PACKAGE_STATUS_PRECEDENCE.filter(
    (each) => each !== status && parts.some(({ counts }) => counts === each),
  );
  return { status, parts, why: whyOf(status, beaten, parts.length) };
}

function whyOf(status: PackageStatus, beaten: readonly PackageStatus[], count: number): string {
  const name = PACKAGE_STATUS_LABELS[status];
  if (beaten.length > 0) return `${name} wins over ${beaten.map((each) => PACKAGE_STATUS_LABELS[each]).join(' and ')}.`;
  return count === 1 ? `Its only assessment counts as ${name}.` : `All ${count} assessments count as ${name}.`;
}
