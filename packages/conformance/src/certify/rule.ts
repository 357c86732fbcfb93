import type { RuleInfo } from '../report/report.ts';

/** What a rule needs beyond the address for orders. */
export type Need = 'errorUrl' | 'jobUrl' | 'probe' | 'restart';

/**
 * - `first`: before anything else, one after the other, while the receiver has nothing else to do.
 * - `together`: at the same time as others.
 * - `alone`: one after the other, because it loads the receiver or takes it away.
 * - `last`: looks back at everything that was sent.
 */
export type Phase = 'first' | 'together' | 'alone' | 'last';

/** A rule of the certificate. What tries it stands in `checks/`, under the same id. */
export interface Rule extends RuleInfo {
  readonly phase: Phase;
  readonly needs: readonly Need[];
}

type RuleText = Omit<Rule, 'id' | 'group' | 'phase' | 'needs'> & Partial<Pick<Rule, 'phase' | 'needs'>>;

export type RuleGroup<Id extends string = string> = Readonly<Record<Id, Rule>>;

/** Rules of one group, by id; each is tried together with others and needs nothing unless it says so. */
export function defineRules<const Id extends string>(
  group: string,
  rules: Readonly<Record<Id, RuleText>>,
): RuleGroup<Id> {
  const entries = Object.entries<RuleText>(rules);
  return Object.fromEntries(
    entries.map(([id, text]) => [id, { phase: 'together', needs: [], ...text, id, group } satisfies Rule]),
  ) as RuleGroup<Id>;
}

/** The option that gives what a rule needs. */
export const ENABLED_BY: Readonly<Record<Need, string>> = {
  errorUrl: '--errors-url URL',
  jobUrl: '--jobs-url URL',
  probe: '--probe-url URL',
  restart: '--restart-command COMMAND',
};
