import { sourceText } from './mark.ts';
import type { Evidence, Report, RuleInfo, RuleResult, Severity, Verdict } from './report.ts';

const LEVELS = { must: 'error', should: 'warning', info: 'note' } as const satisfies Record<Severity, string>;
const KINDS = {
  pass: 'pass',
  fail: 'fail',
  skipped: 'notApplicable',
  'not-testable': 'open',
} as const satisfies Record<Verdict, string>;

/**
 * SARIF 2.1.0, for code scanning.
 *
 * A receiver has no file. The place of a result is its address without the scheme, because services that take SARIF
 * refuse places that are no paths.
 */
export function sarifReport(report: Report): string {
  const rules = report.results.map(({ rule }) => describe(rule));
  const results = report.results.map((result, ruleIndex) => ({ ...describeResult(result, report), ruleIndex }));
  const driver = { name: 'Assessment Kit', semanticVersion: '0.1.0', rules };
  const started = new Date(report.startedAt).getTime();
  const invocations = [
    {
      executionSuccessful: true,
      startTimeUtc: new Date(started).toISOString(),
      endTimeUtc: new Date(started + report.durationMs).toISOString(),
    },
  ];
  const run = { tool: { driver }, automationDetails: { id: `${report.title}/` }, invocations, results };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describe({ id, title, why, fix, severity, source, group }: RuleInfo) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: fix, markdown: `${why}\n\n**To repair:** ${fix}\n\nSource: ${sourceText(source)}` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [group, severity, source.confidence] },
  };
}

function describeResult({ rule, verdict, summary, evidence }: RuleResult, { subject }: Report) {
  return {
    ruleId: rule.id,
    kind: KINDS[verdict],
    // The standard allows a level only for failures.
    level: verdict === 'fail' ? LEVELS[rule.severity] : 'none',
    message: { text: [summary, ...evidence.map(tryText)].join('\n\n') },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: pathLike(subject) }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: subject, kind: 'resource' }],
      },
    ],
    partialFingerprints: { 'ruleAndSubject/v1': `${rule.id} ${subject}` },
  };
}

function tryText({ what, sent, received, expected }: Evidence): string {
  return `${what}\nsent: ${sent}\nreceived: ${received}\nexpected: ${expected}`;
}

/** A colon before the first slash would be read as a scheme. */
function pathLike(subject: string): string {
  if (!URL.canParse(subject)) return encodeURIComponent(subject);
  const { hostname, pathname } = new URL(subject);
  return `${hostname.replace(/^\[|\]$/g, '').replaceAll(':', '-')}${pathname}`;
}
