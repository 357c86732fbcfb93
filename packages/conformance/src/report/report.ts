/**
 * What a run found, whatever it looked at: a receiver (`certify`), or a host against the contract. Reporters know only
 * this.
 */
export interface Report {
  /** What the run was: `Receiver's certificate`. */
  title: string;
  /** What was looked at: an address without secrets. */
  subject: string;
  /** Date-time. */
  startedAt: string;
  durationMs: number;
  /** Requests that were sent. */
  requests: number;
  /** Rules that there are; fewer results mean that some were left out on purpose. */
  rulesKnown: number;
  results: readonly RuleResult[];
}

/**
 * - `must`: a page or a standard says so for certain, or an order would be lost, doubled or let in from a stranger, or
 *   secrets or personal data would get out.
 * - `should`: read between the lines, or good practice.
 * - `info`: nobody knows what the platform does here; worth knowing, and never counted.
 */
export type Severity = 'must' | 'should' | 'info';

/** Where a rule comes from. */
export interface Source {
  /** Codes of the contract's `sources.yaml`, `RFC …`, or `practice`. */
  readonly page: readonly string[];
  /** As in the contract; `unknown`: no page says; `practice`: not about the platform. */
  readonly confidence: 'certain' | 'inferred' | 'unknown' | 'practice';
}

/** A rule in words. */
export interface RuleInfo {
  /** Stable: used in `--only`, dashboards and suppressions. */
  readonly id: string;
  /** Title of the group it belongs to. */
  readonly group: string;
  /** What is expected, as a sentence. */
  readonly title: string;
  readonly why: string;
  readonly severity: Severity;
  readonly source: Source;
  /** What to do when it fails. */
  readonly fix: string;
}

/** `not-testable`: tried, but what was seen allows no verdict. */
export type Verdict = 'pass' | 'fail' | 'skipped' | 'not-testable';

export interface RuleResult {
  rule: RuleInfo;
  verdict: Verdict;
  /** One sentence: what was seen. */
  summary: string;
  /** For `skipped`: the option that makes it run. */
  enableWith?: string;
  /** For `fail`: what was sent and what came back. */
  evidence: readonly Evidence[];
  durationMs: number;
}

export interface Evidence {
  /** Which of several tries. */
  what: string;
  /** As a shell command, secrets replaced. */
  sent: string;
  received: string;
  expected: string;
}

export interface Counts {
  passed: number;
  /** Failed rules that must hold, and that should. */
  failed: number;
  warnings: number;
  /** Of severity `info`. */
  notes: number;
  skipped: number;
  notTestable: number;
}

export function countsOf({ results }: Pick<Report, 'results'>): Counts {
  const count = (verdict: Verdict, ...severities: Severity[]) =>
    results.filter(
      (each) => each.verdict === verdict && (severities.length === 0 || severities.includes(each.rule.severity)),
    ).length;
  return {
    passed: count('pass'),
    failed: count('fail', 'must'),
    warnings: count('fail', 'should'),
    notes: count('fail', 'info'),
    skipped: count('skipped'),
    notTestable: count('not-testable'),
  };
}

/**
 * Whether nothing speaks against the subject: no rule that must hold has failed, or could not be judged.
 *
 * @param strict Rules that should hold count as well.
 */
export function isFine({ results }: Pick<Report, 'results'>, strict = false): boolean {
  return !results.some(
    ({ verdict, rule }) =>
      (verdict === 'fail' || verdict === 'not-testable') &&
      (rule.severity === 'must' || (strict && rule.severity === 'should')),
  );
}

/**
 * Whether no rule that must hold is broken. A rule that could not be judged breaks nothing: a host is not to blame for the
 * orders that it does not have.
 *
 * @param strict Rules that should hold count as well.
 */
export function isUnbroken({ results }: Pick<Report, 'results'>, strict = false): boolean {
  return !results.some(
    ({ verdict, rule }) => verdict === 'fail' && (rule.severity === 'must' || (strict && rule.severity === 'should')),
  );
}

/** Results by group, in the sequence of the rules. */
export function byGroup(results: readonly RuleResult[]): [group: string, results: RuleResult[]][] {
  const groups = new Map<string, RuleResult[]>();
  for (const result of results) groups.set(result.rule.group, [...(groups.get(result.rule.group) ?? []), result]);
  return [...groups];
}
