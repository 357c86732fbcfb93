import { type AssessmentKitError, RequestRejectedError } from '@assessment-kit/client';
import { clean, type Output } from '../../output/output.ts';
import { table } from '../../output/table.ts';
import type { RunFailure } from '../apply/failures.ts';
import { named, number } from './words.ts';

/** What failed and why, as a table: what failed for the same reason stands in one row. */
export function failureTable(failures: readonly RunFailure[], style: Output['style']): string {
  const rows = groupFailures(failures).map(({ companyIds, packageIds, count, untried, why }) => [
    number(count),
    named(companyIds),
    packageIds.length === 0 ? 'not read' : named(packageIds),
    untried > 0 ? `${why} (${number(untried)} not tried)` : why,
  ]);
  const head = ['failed', 'companies', 'packages', 'why'].map((title) => style('bold', title));
  return table([head, ...rows], { indent: 2 });
}

interface FailureGroup {
  companyIds: string[];
  packageIds: string[];
  count: number;
  untried: number;
  why: string;
}

/** The largest group first. */
function groupFailures(failures: readonly RunFailure[]): FailureGroup[] {
  const groups = new Map<
    string,
    { companyIds: Set<string>; packageIds: Set<string>; count: number; untried: number }
  >();
  for (const { companyId, packageId, error, untried } of failures) {
    const why = reasonOf(error);
    const group = groups.get(why) ?? { companyIds: new Set(), packageIds: new Set(), count: 0, untried: 0 };
    groups.set(why, group);
    group.companyIds.add(companyId);
    if (packageId !== null) group.packageIds.add(packageId);
    group.count += 1;
    if (untried) group.untried += 1;
  }
  return [...groups]
    .map(([why, { companyIds, packageIds, ...counts }]) => {
      return { why, companyIds: [...companyIds], packageIds: [...packageIds], ...counts };
    })
    .sort((one, other) => other.count - one.count);
}

/** Status and the platform's own words; nothing that is different each time, such as a correlation id. */
export function reasonOf(error: AssessmentKitError): string {
  const { status } = error;
  if (error instanceof RequestRejectedError && error.problems.length > 0) {
    const said = error.problems.map(({ field, code, message }) =>
      message === null ? [field, code].filter((part) => part !== null).join(' ') : message,
    );
    return clean(`${status}: ${said.join(' ')}`);
  }
  if (status === null) return 'no answer';
  return status >= 500 ? `${status}: the platform failed` : `${status}: ${error.code}`;
}

/** The same for programs, one entry for each package of each company. */
export function failureDocuments(failures: readonly RunFailure[]) {
  return failures.map(({ companyId, packageId, error, untried }) => {
    const { code, status, correlationId, attempts, effect } = error;
    const problems = error instanceof RequestRejectedError ? { problems: error.problems } : {};
    return { companyId, packageId, tried: !untried, code, status, correlationId, attempts, effect, ...problems };
  });
}
