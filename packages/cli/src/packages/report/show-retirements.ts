import { clean, type Output } from '../../output/output.ts';
import { table } from '../../output/table.ts';
import { companies, named } from './words.ts';

interface Retirement {
  companyId: string;
  packageId: string;
  name?: string;
}

/**
 * What retiring packages affects: at how many companies each can no longer be ordered. Which orders are in flight for it
 * cannot be read: the platform lists orders without their packages.
 */
export function showRetirements(retirements: readonly Retirement[], style: Output['style']): string {
  const byPackage = new Map<string, { name: string; companyIds: string[] }>();
  for (const { packageId, name, companyId } of retirements) {
    const entry = byPackage.get(packageId) ?? { name: name ?? '', companyIds: [] };
    entry.companyIds.push(companyId);
    byPackage.set(packageId, entry);
  }
  const rows = [...byPackage].map(([packageId, { name, companyIds }]) => [
    style('red', `- ${clean(packageId)}`),
    clean(name),
    `${companies(companyIds.length)}: ${named(companyIds)}`,
  ]);
  return [
    'Not in the catalogue any more, to be retired:',
    table(rows, { indent: 2 }),
    'They leave the platform and can no longer be ordered. Orders in flight go on: report their results as before.',
  ].join('\n');
}
