import { type Mark, markOf, sourceText, verdictText } from './mark.ts';
import { byGroup, countsOf, type Evidence, type Report, type RuleResult } from './report.ts';

const SIGNS: Record<Mark, { sign: string; code: number }> = {
  passed: { sign: '✓', code: 32 },
  failed: { sign: '✗', code: 31 },
  warning: { sign: '!', code: 33 },
  note: { sign: 'i', code: 36 },
  skipped: { sign: '-', code: 90 },
  'not testable': { sign: '?', code: 33 },
};

export interface TextOptions {
  /** With colours for a terminal. */
  colour?: boolean;
}

/** For people: a line for each rule; below those that failed what was sent, what came back, and what to do. */
export function textReport(report: Report, { colour = false }: TextOptions = {}): string {
  const paint = (text: string, code: number) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const bold = (text: string) => paint(text, 1);
  const lines = [bold(report.title), report.subject, ''];
  for (const [group, results] of byGroup(report.results)) {
    lines.push(bold(group));
    for (const result of results) lines.push(...resultLines(result, paint));
    lines.push('');
  }
  const { passed } = countsOf(report);
  lines.push(
    `${passed} of ${report.results.length} rules passed, in ${seconds(report.durationMs)} and ${report.requests} requests.`,
    bold(verdictText(countsOf(report))),
  );
  const leftOut = report.rulesKnown - report.results.length;
  if (leftOut > 0) lines.push(`${leftOut} of ${report.rulesKnown} rules were left out.`);
  return `${lines.join('\n')}\n`;
}

/** The same for one rule, for those who watch. */
export function resultLines(result: RuleResult, paint: (text: string, code: number) => string): string[] {
  const mark = markOf(result);
  const { sign, code } = SIGNS[mark];
  const { rule, summary, verdict, evidence, enableWith } = result;
  const head = `  ${paint(sign, code)} ${rule.id}  ${paint(rule.title, verdict === 'skipped' ? 90 : 0)}`;
  if (verdict === 'pass') return [head];
  if (verdict === 'skipped') return [head, `      ${paint(`skipped: ${enableWith ?? summary}`, 90)}`];
  return [
    head,
    `      ${paint(`${mark}:`, code)} ${summary}`,
    ...(verdict === 'fail'
      ? [
          // One try is enough for a terminal; the other forms have them all.
          ...evidence.slice(0, 1).flatMap((each) => evidenceLines(each, paint)),
          `      why       ${rule.why}`,
          `      source    ${sourceText(rule.source)}`,
          `      to repair ${rule.fix}`,
        ]
      : []),
  ];
}

function evidenceLines(
  { what, sent, received, expected }: Evidence,
  paint: (text: string, code: number) => string,
): string[] {
  return [
    `      ${paint(what, 1)}`,
    ...indented('sent', sent),
    ...indented('received', received),
    ...indented('expected', expected),
  ];
}

function indented(label: string, text: string): string[] {
  const [first = '', ...rest] = text.split('\n');
  return [`        ${label.padEnd(9)} ${first}`, ...rest.map((line) => `                  ${line}`)];
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
