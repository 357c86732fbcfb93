import type { CERTIFY_RULES } from '@assessment-kit/conformance';
import { table } from '../output/table.ts';

/** Every rule with its severity, by group. */
export function listRules(rules: typeof CERTIFY_RULES): string {
  const groups = [...new Set(rules.map(({ group }) => group))];
  return groups
    .map((group) => {
      const rows = rules.filter((rule) => rule.group === group).map(({ id, severity, title }) => [id, severity, title]);
      return `${group}\n${table(rows, { indent: 2 })}`;
    })
    .join('\n\n');
}
