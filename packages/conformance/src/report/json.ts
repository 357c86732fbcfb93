import { countsOf, isFine, type Report } from './report.ts';

/**
 * For programs: everything that is known.
 *
 * @param fine Whether nothing speaks against the subject. Default: as for a receiver.
 */
export function jsonReport(report: Report, fine: boolean = isFine(report)): string {
  return `${JSON.stringify({ ...report, counts: countsOf(report), fine }, null, 2)}\n`;
}
