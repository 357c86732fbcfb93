import { isDeepStrictEqual } from 'node:util';
import type { AssessmentPackage } from '../../../src/packages/file/read-catalogue.ts';
import { type CatalogueWorld, samplePackage } from './catalogue-world.ts';

/** Companies of which the platform has anything else than exactly the catalogue `P1`, `P2` …; deleted packages do not count. */
export function differingCompanies(world: CatalogueWorld, packages: number): string[] {
  const wanted = new Map(
    Array.from({ length: packages }, (_, at) => samplePackage(`P${at + 1}`)).map((each) => [each.id, each]),
  );
  // As it is stored, not as it is answered: a status that was left out is not computed.
  const { collections } = world.sandbox.snapshot() as unknown as {
    collections: { onboarding: [string, unknown][]; packages: [string, AssessmentPackage[]][] };
  };
  const stored = new Map(collections.packages);
  return collections.onboarding.flatMap(([companyId]) => {
    const living = (stored.get(companyId) ?? []).filter(({ status }) => status.value !== 'Deleted');
    const same = living.length === wanted.size && living.every((each) => isDeepStrictEqual(each, wanted.get(each.id)));
    return same ? [] : [companyId];
  });
}
