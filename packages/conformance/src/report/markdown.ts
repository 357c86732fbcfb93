import { markOf, sourceText, verdictText } from './mark.ts';
import { plain } from './markdown-text.ts';
import { byGroup, countsOf, type Evidence, type Report, type RuleResult } from './report.ts';
import { seconds } from './text.ts';

/** For a pull request or the summary of a CI job: a table, and what failed in full. */
export function markdownReport(report: Report): string {
  const counts = countsOf(report);
  const shown = report.results.filter(({ verdict }) => verdict !== 'pass');
  const failures = report.results.filter(({ verdict }) => verdict === 'fail');
  const blocks = [
    `## ${report.title}`,
    `${code(report.subject)}: **${verdictText(counts)}** ${counts.passed} of ${report.results.length} rules passed, in ${seconds(report.durationMs)} and ${report.requests} requests.`,
    ...(shown.length > 0 ? [table(shown)] : []),
    ...failures.map(failure),
    `<details><summary>All rules</summary>\n\n${byGroup(report.results)
      .map(
        ([group, results]) =>
          `**${group}**\n\n${results.map((each) => `- ${markOf(each)}: ${code(each.rule.id)} ${plain(each.rule.title)}`).join('\n')}`,
      )
      .join('\n\n')}\n\n</details>`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function table(results: readonly RuleResult[]): string {
  const rows = results.map(
    (result) => `| ${markOf(result)} | ${code(result.rule.id)} | ${plain(result.enableWith ?? result.summary)} |`,
  );
  return ['| | rule | |', '| --- | --- | --- |', ...rows].join('\n');
}

function failure({ rule, summary, evidence }: RuleResult): string {
  return [
    `### ${rule.id}`,
    `${plain(rule.title)} ${plain(summary)}`,
    ...evidence.map(tryBlock),
    `Why: ${plain(rule.why)} Source: ${sourceText(rule.source)}.`,
    `To repair: ${plain(rule.fix)}`,
  ].join('\n\n');
}

function tryBlock({ what, sent, received, expected }: Evidence): string {
  return `${plain(what)}\n\n${fenced('sh', sent)}\n\n${fenced('http', received)}\n\nExpected: ${plain(expected)}`;
}

/** A fence longer than any row of backticks inside. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([found]) => found.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
