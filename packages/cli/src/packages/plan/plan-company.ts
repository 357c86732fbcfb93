import { packageOrderable } from '@assessment-kit/rules';
import type { AssessmentPackage } from '../file/read-catalogue.ts';
import { type FieldChange, packageChanges } from './package-changes.ts';
import type { CompanyPackages } from './read-company.ts';

/** What is to be done with one package of one company. */
export type Action =
  | { kind: 'create'; packageId: string }
  /** `retires`: it can be ordered now, and no longer after. */
  | { kind: 'change'; packageId: string; changes: readonly FieldChange[]; retires: boolean }
  /** It is put whatever is there, because that cannot be read. */
  | { kind: 'write'; packageId: string }
  /** The catalogue no longer has it. `name`: as the platform shows it. */
  | { kind: 'retire'; packageId: string; name: string };

export interface CompanyPlan {
  companyId: string;
  actions: readonly Action[];
  /** Packages that the catalogue does not have and that stay, by their ids. */
  left: readonly string[];
}

export interface Planning {
  /** The catalogue. */
  packages: readonly AssessmentPackage[];
  /** Whether what the catalogue does not have is retired. */
  prune: boolean;
  /** Ids of packages that are published for all companies: whether a company's list repeats them is not known. */
  published: ReadonlySet<string>;
  /** Epoch ms. */
  now: number;
}

/** What has to be done so that a company has the catalogue. */
export function planCompany(companyId: string, current: CompanyPackages, planning: Planning): CompanyPlan {
  const { packages, prune, published, now } = planning;
  if (!current.readable) {
    return { companyId, actions: packages.map(({ id }) => ({ kind: 'write', packageId: id })), left: [] };
  }
  const there = new Map(current.packages.map((each) => [each.id, each]));
  const wanted = new Set(packages.map(({ id }) => id));
  const extra = current.packages.filter(({ id, status }) => !wanted.has(id) && !isGone(status, now));
  const retired = prune ? extra.filter(({ id }) => !published.has(id)) : [];
  return {
    companyId,
    actions: [
      ...packages.flatMap((after) => actionFor(there.get(after.id), after, now)),
      ...retired.map(({ id, name }): Action => ({ kind: 'retire', packageId: id, name })),
    ],
    left: extra.filter((each) => !retired.includes(each)).map(({ id }) => id),
  };
}

function actionFor(before: AssessmentPackage | undefined, after: AssessmentPackage, now: number): Action[] {
  const packageId = after.id;
  // A deleted package that was never there is as deleted as it can be.
  if (!before) return after.status.value === 'Deleted' ? [] : [{ kind: 'create', packageId }];
  const changes = packageChanges(before, after, now);
  if (changes.length === 0) return [];
  const retires = packageOrderable(before.status, now).ok && !packageOrderable(after.status, now).ok;
  return [{ kind: 'change', packageId, changes, retires }];
}

/** `Inactive` is not enough: a package that has not started yet is inactive too, and will not stay so. */
function isGone({ value, endDate }: AssessmentPackage['status'], now: number): boolean {
  return value === 'Deleted' || (typeof endDate === 'string' && Date.parse(endDate) <= now);
}
