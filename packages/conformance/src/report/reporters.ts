import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import type { Report } from './report.ts';
import { sarifReport } from './sarif.ts';
import { type TextOptions, textReport } from './text.ts';

/** Every form a report can take. */
export const REPORTERS = {
  text: textReport,
  json: (report) => jsonReport(report),
  junit: junitReport,
  sarif: sarifReport,
  markdown: markdownReport,
} as const satisfies Record<string, (report: Report, options?: TextOptions) => string>;

export type ReportFormat = keyof typeof REPORTERS;

export const REPORT_FORMATS = Object.keys(REPORTERS) as readonly ReportFormat[];
