import { markOf, sourceText } from './mark.ts';
import { byGroup, countsOf, type Report, type RuleResult } from './report.ts';
import { xml } from './xml.ts';

/**
 * JUnit's XML, as CI systems show it: a suite for each group, a case for each rule.
 *
 * The format knows no warnings: rules that should hold and do not are skipped cases whose message says so.
 */
export function junitReport(report: Report): string {
  const { failed, notTestable } = countsOf(report);
  const head = attributes({
    name: report.title,
    tests: report.results.length,
    failures: failed,
    errors: notTestable,
    time: report.durationMs / 1000,
    timestamp: report.startedAt,
  });
  const suites = byGroup(report.results).map(([group, results]) => suite(group, results, report));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${head}>\n${suites.join('\n')}\n</testsuites>\n`;
}

function suite(group: string, results: readonly RuleResult[], { startedAt, subject }: Report): string {
  const { failed, notTestable, passed } = countsOf({ results });
  const head = attributes({
    name: group,
    tests: results.length,
    failures: failed,
    errors: notTestable,
    skipped: results.length - failed - notTestable - passed,
    time: results.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000,
    timestamp: startedAt,
    hostname: subject,
  });
  return `  <testsuite${head}>\n${results.map(testCase).join('\n')}\n  </testsuite>`;
}

function testCase(result: RuleResult): string {
  const { rule, durationMs } = result;
  const head = attributes({ name: `${rule.id}: ${rule.title}`, classname: rule.id, time: durationMs / 1000 });
  const inside = outcome(result);
  return inside === '' ? `    <testcase${head}/>` : `    <testcase${head}>\n${inside}\n    </testcase>`;
}

function outcome(result: RuleResult): string {
  const { summary, rule, enableWith } = result;
  switch (markOf(result)) {
    case 'passed':
      return '';
    case 'failed':
      return `      <failure${attributes({ message: summary, type: rule.severity })}>${xml(details(result))}</failure>`;
    case 'not testable':
      return `      <error${attributes({ message: summary, type: 'not-testable' })}/>`;
    case 'skipped':
      return `      <skipped${attributes({ message: enableWith ?? summary })}/>`;
    default:
      return `      <skipped${attributes({ message: `${markOf(result)}: ${summary}` })}/>\n      <system-out>${xml(details(result))}</system-out>`;
  }
}

function details({ rule, evidence }: RuleResult): string {
  const tries = evidence.map(
    ({ what, sent, received, expected }) => `${what}\nsent: ${sent}\nreceived: ${received}\nexpected: ${expected}\n`,
  );
  return [...tries, `Why: ${rule.why}`, `Source: ${sourceText(rule.source)}`, `To repair: ${rule.fix}`].join('\n');
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('');
}
