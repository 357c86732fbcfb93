import type { CompanyPlan } from './plan-company.ts';

/** Companies for which the same has to be done. */
export interface PlanGroup extends Omit<CompanyPlan, 'companyId'> {
  companyIds: readonly string[];
}

/** Puts companies with the same plan together, the largest group first. */
export function groupPlans(plans: readonly CompanyPlan[]): PlanGroup[] {
  const groups = new Map<string, PlanGroup & { companyIds: string[] }>();
  for (const { companyId, actions, left } of plans) {
    const key = JSON.stringify([actions, left]);
    const group = groups.get(key);
    if (group) group.companyIds.push(companyId);
    else groups.set(key, { companyIds: [companyId], actions, left });
  }
  return [...groups.values()].sort((one, other) => other.companyIds.length - one.companyIds.length);
}

/** How many there are of each kind. */
export interface ActionCounts {
  create: number;
  change: number;
  write: number;
  retire: number;
}

export function countActions(plans: readonly Pick<CompanyPlan, 'actions'>[]): ActionCounts {
  const counts: ActionCounts = { create: 0, change: 0, write: 0, retire: 0 };
  for (const { actions } of plans) for (const { kind } of actions) counts[kind] += 1;
  return counts;
}
