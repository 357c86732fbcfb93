import type { RuleResult } from './report.ts';

/** A failure as its severity makes it: not every failed rule is an error. */
export type Mark = 'passed' | 'failed' | 'warning' | 'note' | 'skipped' | 'not testable';

export function markOf({ verdict, rule }: Pick<RuleResult, 'verdict' | 'rule'>): Mark {
  switch (verdict) {
    case 'pass':
      return 'passed';
    case 'skipped':
      return 'skipped';
    case 'not-testable':
      return 'not testable';
    case 'fail':
      return ({ must: 'failed', should: 'warning', info: 'note' } as const)[rule.severity];
  }
}

/** `S2, CB-old (certain)`. */
export function sourceText({ page, confidence }: RuleResult['rule']['source']): string {
  return `${page.join(', ')} (${confidence})`;
}

/** One sentence for the end of a report. */
export function verdictText(
  counts: Readonly<Record<'failed' | 'warnings' | 'notTestable' | 'skipped', number>>,
): string {
  const { failed, warnings, notTestable, skipped } = counts;
  const parts = [
    failed > 0 ? `${rules(failed)} that must hold failed` : 'no rule that must hold failed',
    ...(warnings > 0 ? [`${rules(warnings)} that should hold failed`] : []),
    ...(notTestable > 0 ? [`${rules(notTestable)} could not be tested`] : []),
    ...(skipped > 0 ? [`${rules(skipped)} were skipped`] : []),
  ];
  const text = parts.join(', ').replace('1 rules were', '1 rule was');
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

function rules(count: number): string {
  return count === 1 ? '1 rule' : `${count} rules`;
}
