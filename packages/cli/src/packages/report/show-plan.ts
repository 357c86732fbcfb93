import { clean, type Output } from '../../output/output.ts';
import type { AssessmentPackage } from '../file/read-catalogue.ts';
import type { PlanGroup } from '../plan/group-plans.ts';
import type { FieldChange } from '../plan/package-changes.ts';
import type { Action } from '../plan/plan-company.ts';
import { companies, named, packages } from './words.ts';

type Style = Output['style'];

/**
 * What would be done, as a diff: companies with the same diff stand together.
 *
 * @param catalogue For the names of packages.
 */
export function showGroups(
  groups: readonly PlanGroup[],
  catalogue: readonly AssessmentPackage[],
  style: Style,
): string {
  const names = new Map(catalogue.map(({ id, name }) => [id, name]));
  return groups.map((group) => showGroup(group, names, style)).join('\n\n');
}

function showGroup({ companyIds, actions, left }: PlanGroup, names: ReadonlyMap<string, string>, style: Style): string {
  const head = style('bold', `${companies(companyIds.length)}: ${named(companyIds)}`);
  const lines =
    actions.length > 0 ? actions.flatMap((action) => showAction(action, names, style)) : ['  nothing to do'];
  const stays =
    left.length > 0 ? [style('dim', `  ${packages(left.length)} not in the catalogue: ${named(left)}`)] : [];
  return [head, ...lines, ...stays].join('\n');
}

function showAction(action: Action, names: ReadonlyMap<string, string>, style: Style): string[] {
  const { packageId } = action;
  const name = action.kind === 'retire' ? action.name : (names.get(packageId) ?? '');
  const title = `${clean(packageId)}  ${clean(name)}`.trimEnd();
  switch (action.kind) {
    case 'create':
      return [style('green', `  + ${title}`)];
    case 'write':
      return [`  ? ${title}  ${style('dim', 'what is there cannot be read')}`];
    case 'retire':
      return [style('red', `  - ${title}`)];
    case 'change': {
      const head = style('yellow', `  ~ ${title}`);
      const retires = action.retires ? style('red', '  is retired by its status') : '';
      return [`${head}${retires}`, ...action.changes.map((change) => showChange(change, style))];
    }
  }
}

function showChange({ field, before, after }: FieldChange, style: Style): string {
  const at = clean(field);
  if (before === null) return style('green', `      + ${at}: ${shown(after)}`);
  if (after === null) return style('red', `      - ${at}: ${shown(before)}`);
  return `      ~ ${at}: ${style('red', shown(before))} → ${style('green', shown(after))}`;
}

const LONGEST = 60;

function shown(value: string | null): string {
  const text = clean(value ?? '');
  return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
