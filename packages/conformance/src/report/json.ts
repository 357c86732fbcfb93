import { countsOf, isFine, type Report } from './report.ts';

/** For programs: everything that is known. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify({ ...report, counts: countsOf(report), fine: isFine(report) }, null, 2)}\n`;
}
