import { jsonReport } from '../../report/json.ts';
import { junitReport } from '../../report/junit.ts';
import { markdownReport } from '../../report/markdown.ts';
import { inCell, plain } from '../../report/markdown-text.ts';
import { isUnbroken } from '../../report/report.ts';
import { type TextOptions, textReport } from '../../report/text.ts';
import { xml } from '../../report/xml.ts';
import type { VerifyReport } from '../verify-report.ts';
import { matterOf, probeCounts, sharesOf, sightOf, VERDICTS } from './probe-lines.ts';

/** Every form that a report about a host can take. */
export const VERIFY_REPORTERS = {
  text: textOf,
  json: (report: VerifyReport) => jsonReport(report, isUnbroken(report)),
  junit: junitOf,
  markdown: markdownOf,
} as const satisfies Record<string, (report: VerifyReport, options?: TextOptions) => string>;

export type VerifyReportFormat = keyof typeof VERIFY_REPORTERS;

export const VERIFY_REPORT_FORMATS = Object.keys(VERIFY_REPORTERS) as readonly VerifyReportFormat[];

function textOf(report: VerifyReport, options: TextOptions = {}): string {
  const { probes, settings } = report;
  const lines = [
    'What pages leave open',
    ...probes.flatMap((probe) => {
      const head = `  ${VERDICTS[probe.verdict].padEnd(13)} ${probe.id}`;
      return probe.verdict === 'confirmed'
        ? [head]
        : [head, `                ${matterOf(probe)}`, `                ${sightOf(probe)}`];
    }),
    `${probeCounts(probes)}.`,
    '',
    'Of the contract were touched',
    ...sharesOf(report).map(
      ([of, { seen, all }]) => `  ${String(seen).padStart(3)} of ${String(all).padStart(3)} ${of}`,
    ),
    '',
    `Again: --seed ${settings.seed} --runs ${settings.runs}`,
  ];
  return `${textReport(report, options)}\n${lines.join('\n')}\n`;
}

/** Probes are a suite of their own. One that is contradicted is no failure: the contract says that it is not settled. */
function junitOf(report: VerifyReport): string {
  const cases = report.probes.map((probe) => {
    const head = `    <testcase name="${xml(`${probe.id}: ${probe.statement}`)}" classname="${xml(probe.id)}" time="0"`;
    if (probe.verdict === 'confirmed') return `${head}/>`;
    return `${head}>\n      <skipped message="${xml(`${VERDICTS[probe.verdict]}: ${sightOf(probe)}`)}"/>\n    </testcase>`;
  });
  const skipped = report.probes.filter(({ verdict }) => verdict !== 'confirmed').length;
  const head = `  <testsuite name="What pages leave open" tests="${cases.length}" failures="0" errors="0" skipped="${skipped}" time="0">`;
  return junitReport(report).replace(
    '</testsuites>',
    () => `${head}\n${cases.join('\n')}\n  </testsuite>\n</testsuites>`,
  );
}

function markdownOf(report: VerifyReport): string {
  const rows = report.probes.map(
    (probe) =>
      `| ${VERDICTS[probe.verdict]} | \`${probe.id}\` | ${inCell(matterOf(probe))} | ${plain(sightOf(probe))} |`,
  );
  const shares = sharesOf(report).map(([of, { seen, all }]) => `| ${of} | ${seen} of ${all} |`);
  return [
    markdownReport(report).trimEnd(),
    '### What pages leave open',
    `${probeCounts(report.probes)}.`,
    ['| | statement | | seen |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    '### Coverage of the contract',
    ['| of | touched |', '| --- | --- |', ...shares].join('\n'),
    '',
  ].join('\n\n');
}
