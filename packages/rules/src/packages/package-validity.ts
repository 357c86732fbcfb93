import type { Schema } from '@assessment-kit/contract';

type PackageStatus = Schema<'PackageStatus'>;
type PackageStatusValue = Schema<'PackageStatusValue'>;

/**
 * The status value of a package at a time: the one that was given, otherwise computed from its dates (`PK-old`, certain).
 * That the dates give `Active` between start and end and `Inactive` outside is inferred.
 *
 * ```ts
 * const value = packageStatusValue({ startDate: '2026-01-01T00:00:00Z' }, Date.now());
 * ```
 *
 * @param status Of the package.
 * @param now Epoch ms.
 */
export function packageStatusValue(status: PackageStatus, now: number): PackageStatusValue {
  return status.value ?? (isWithinDates(status, now) ? 'Active' : 'Inactive');
}

/** Whether a package can be ordered, and if not, why. */
export type Orderable = { ok: true } | { ok: false; message: string };

/**
 * Whether a package can be ordered. It is retired by its value, by its end date or by DELETE; orders in flight go on
 * (`PK-old`, `PK-del`, certain).
 *
 * ```ts
 * const orderable = packageOrderable({ startDate: '2026-01-01T00:00:00Z' }, Date.now());
 * ```
 *
 * @param status Of the package.
 * @param now Epoch ms.
 */
export function packageOrderable(status: PackageStatus, now: number): Orderable {
  const value = packageStatusValue(status, now);
  if (value === 'Inactive' || value === 'Deleted') return { ok: false, message: `The package is ${value}.` };
  if (Date.parse(status.startDate) > now) return { ok: false, message: 'The package has not started yet.' };
  if (!isWithinDates(status, now)) return { ok: false, message: 'The package has ended.' };
  return { ok: true };
}

function isWithinDates({ startDate, endDate }: PackageStatus, now: number): boolean {
  return Date.parse(startDate) <= now && (typeof endDate !== 'string' || now < Date.parse(endDate));
}
