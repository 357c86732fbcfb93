import { ASSESSMENT_STATUSES, type AssessmentStatusValue } from './assessment-status.ts';

/** Status of an ordered package. The platform computes it; partners never send it (`S3`, certain). */
export type PackageStatus = 'InProgress' | 'ActionsNeeded' | 'Completed';

/** As people see it, and the tab of the platform's status page it stands under. */
export const PACKAGE_STATUS_LABELS = {
  InProgress: 'In Progress',
  ActionsNeeded: 'Actions Needed',
  Completed: 'Completed',
} as const satisfies Record<PackageStatus, string>;

/** The status that wins when the assessments of a package differ, strongest first (`S3`, certain). */
export const PACKAGE_STATUS_PRECEDENCE: readonly PackageStatus[] = ['InProgress', 'ActionsNeeded', 'Completed'];

/**
 * The status of a package, from the statuses of its assessments in any sequence (`S3`, certain).
 *
 * A package without assessments has nothing to wait for and is Completed (inferred: the rule says "all").
 *
 * ```ts
 * rollUp(['Complete', 'Hold']); // 'ActionsNeeded'
 * ```
 *
 * @param statuses One for each assessment.
 */
export function rollUp(statuses: readonly AssessmentStatusValue[]): PackageStatus {
  const present = new Set<PackageStatus>(statuses.map((status) => ASSESSMENT_STATUSES[status].package));
  return PACKAGE_STATUS_PRECEDENCE.find((status) => present.has(status)) ?? 'Completed';
}
