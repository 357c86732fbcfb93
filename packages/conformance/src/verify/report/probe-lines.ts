import type { Share } from '../contract/coverage.ts';
import type { ProbeResult } from '../probes/run-probe.ts';
import type { VerifyReport } from '../verify-report.ts';

/** Shares of the contract by what they are of. */
export function sharesOf({ coverage }: VerifyReport): [of: string, share: Share][] {
  return [
    ['operations', coverage.operations],
    ['declared answers', coverage.answers],
    ['fields and parameters of requests', coverage.requestProperties],
    ['fields of successful answers', coverage.responseProperties],
  ];
}

/** What a probe is about, in one line: the statement, with the question behind it. */
export function matterOf({ statement, asks }: ProbeResult): string {
  return asks === null || asks === statement ? statement : `${statement} The question: ${asks}`;
}

/** How many statements have each verdict. */
export function probeCounts(probes: readonly ProbeResult[]): string {
  const count = (verdict: ProbeResult['verdict']) => probes.filter((each) => each.verdict === verdict).length;
  return `${count('confirmed')} confirmed, ${count('contradicted')} contradicted, ${count('not-testable')} not testable`;
}

/** A verdict in words. */
export const VERDICTS = {
  confirmed: 'confirmed',
  contradicted: 'contradicted',
  'not-testable': 'not testable',
} as const;

/** What was seen, with the id by which support finds the request. */
export function sightOf({ summary, correlationId }: ProbeResult): string {
  return correlationId ? `${summary} CorrelationId ${correlationId}` : summary;
}
