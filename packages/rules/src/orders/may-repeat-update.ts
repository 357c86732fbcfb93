import type { OrderUpdate } from './apply-update.ts';
import { hasReports } from './without-reports.ts';

/**
 * Whether an update that failed may be sent again as it is.
 *
 * Reports append and a PATCH has no idempotency key (`S3`): with reports it may only when the platform did not act on it.
 * Everything else says what holds, and may be said twice.
 *
 * ```ts
 * mayRepeatUpdate({ overallReports: [{ name: 'Report' }] }, true); // false: the report could be doubled
 * ```
 *
 * @param update The update, as `updateAssessmentOrder` takes it.
 * @param mayHaveActed Whether the platform may have acted on the update all the same.
 */
export function mayRepeatUpdate(update: OrderUpdate, mayHaveActed: boolean): boolean {
  return !mayHaveActed || !hasReports(update);
}
