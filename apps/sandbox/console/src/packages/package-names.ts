import { isPseudoCompany, isSameCompany } from '@assessment-kit/rules';
import type { Loaded } from '../data/api.ts';
import { useLoaded } from '../data/use-loaded.ts';

type PublishedPackage = Loaded<'/_sandbox/packages'>['items'][number];

/** Names of what an order names by id only. An id that is no longer published stands for itself. */
export interface PackageNames {
  packageName(order: Ordered): string;
  assessmentName(order: Ordered, assessmentId: string): string;
  testName(order: Ordered, assessmentId: string, testId: string): string;
}

interface Ordered {
  companyId: string;
  packageId: string;
}

export function usePackageNames(): PackageNames {
  const loaded = useLoaded('/_sandbox/packages');
  const items = loaded?.ok ? loaded.body.items : [];
  const assessmentOf = (order: Ordered, assessmentId: string) =>
    packageOf(items, order)?.assessments.find(({ id }) => id === assessmentId);
  return {
    packageName: (order) => packageOf(items, order)?.name ?? order.packageId,
    assessmentName: (order, assessmentId) => assessmentOf(order, assessmentId)?.name ?? assessmentId,
    testName: (order, assessmentId, testId) =>
      assessmentOf(order, assessmentId)?.tests?.find(({ id }) => id === testId)?.name ?? testId,
  };
}

/** The company's own package before the one of all companies, as the sandbox orders them. */
function packageOf(items: readonly PublishedPackage[], { companyId, packageId }: Ordered) {
  const found = items.filter((item) => item.package.id === packageId);
  const own = found.find((item) => isSameCompany(item.companyId, companyId));
  return (own ?? found.find((item) => isPseudoCompany(item.companyId)))?.package;
}
