import type { Schema } from '@assessment-kit/contract';

/** A report of a result: its name, and the link to it. */
export type Report = Schema<'Report'>;

/**
 * The reports after an update: new ones are added behind those already there, never replaced, even when they are the same
 * (`S3`, certain for attempts; inferred for assessments and orders, which have lists of the same kind).
 *
 * ```ts
 * appendReports([{ name: 'One' }], [{ name: 'Two' }]);
 * ```
 *
 * @param known The reports that are there.
 * @param added Those of an update.
 */
export function appendReports(known: readonly Report[], added: readonly Report[] | null | undefined): Report[] {
  return [...known, ...(added ?? [])];
}

/**
 * Whether two reports are the same for people: name and link.
 *
 * ```ts
 * isSameReport({ name: 'One' }, { name: 'One' }); // true
 * ```
 *
 * @param left A report.
 * @param right Another one.
 */
export function isSameReport(left: Report, right: Report): boolean {
  return (left.name ?? null) === (right.name ?? null) && (left.url ?? null) === (right.url ?? null);
}

/**
 * The wanted reports that are not there yet, each once.
 *
 * ```ts
 * missingReports([{ name: 'One' }], [{ name: 'One' }, { name: 'Two' }]); // [{ name: 'Two' }]
 * ```
 *
 * @param known The reports that are there.
 * @param wanted Those that should be.
 */
export function missingReports(known: readonly Report[], wanted: readonly Report[] | null | undefined): Report[] {
  const missing: Report[] = [];
  for (const report of wanted ?? []) {
    if (![...known, ...missing].some((each) => isSameReport(each, report))) missing.push(report);
  }
  return missing;
}
