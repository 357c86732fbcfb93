import { AssessmentKitError, type Client, RequestRejectedError } from '@assessment-kit/client';
import type { AssessmentPackage } from '../file/read-catalogue.ts';
import type { Journal } from '../journal/journal.ts';
import type { PlannedAction } from '../journal/journal-lines.ts';
import { type Patience, sendPatiently } from '../pace/send-patiently.ts';
import { isOfTheCompany, RefusedPackages, type RunFailure } from './failures.ts';
import { inParallel } from './in-parallel.ts';
import type { Stop } from './stop.ts';

export interface Applying {
  client: Client;
  packages: readonly AssessmentPackage[];
  /** Has the plan of each company, and is told what is done. */
  journal: Journal;
  patience: Patience;
  /** How many companies at a time. */
  parallel: number;
  stop: Stop;
  onDone: (kind: PlannedAction['kind']) => void;
  onFailure: (failure: RunFailure) => void;
}

/**
 * Does what the journal has planned for each company and not yet as done. The packages of a company go one after the other,
 * companies in parallel; the failure of one stops neither the rest of its packages nor other companies, unless it concerns
 * them.
 */
export async function applyPlans(companyIds: readonly string[], applying: Applying): Promise<void> {
  const { parallel, stop } = applying;
  const refused = new RefusedPackages();
  const bodies = new Map(applying.packages.map((each) => [each.id, each]));
  await inParallel(companyIds, parallel, stop.signal, (companyId) => applyTo(companyId, applying, bodies, refused));
}

async function applyTo(
  companyId: string,
  applying: Applying,
  bodies: ReadonlyMap<string, AssessmentPackage>,
  refused: RefusedPackages,
): Promise<void> {
  const { client, journal, patience, stop, onDone, onFailure } = applying;
  const plan = journal.planOf(companyId) ?? [];
  const left = plan.filter(({ packageId }) => !journal.isDone(companyId, packageId));
  for (const [at, { kind, packageId }] of left.entries()) {
    const known = refused.reasonFor(packageId);
    if (known) {
      onFailure({ companyId, packageId, error: known, untried: true });
      continue;
    }
    try {
      await sendPatiently(() => send(client, companyId, packageId, bodies.get(packageId)), patience);
    } catch (error) {
      // Ended before its turn: it was not tried.
      if (stop.signal.aborted && error === stop.signal.reason) return;
      if (!(error instanceof AssessmentKitError)) throw error;
      if (stop.failed(error, packageId)) return;
      onFailure({ companyId, packageId, error, untried: false });
      refused.refused(packageId, error);
      if (!isOfTheCompany(error)) continue;
      for (const rest of left.slice(at + 1)) {
        onFailure({ companyId, packageId: rest.packageId, error, untried: true });
      }
      return;
    }
    stop.succeeded();
    refused.accepted(packageId);
    await journal.recordDone(companyId, packageId);
    onDone(kind);
  }
}

/** Puts the package, or retires what the catalogue does not have. */
async function send(
  client: Client,
  companyId: string,
  packageId: string,
  body: AssessmentPackage | undefined,
): Promise<void> {
  // Repeats are made in the pace of all.
  const once = { maxRetries: 0 };
  if (body) {
    await client.upsertAssessmentPackage({ companyId, packageId, body }, once);
    return;
  }
  try {
    await client.deleteAssessmentPackage({ companyId, packageId }, once);
  } catch (error) {
    // It is gone: an earlier attempt arrived without our learning of it, or someone else was faster.
    if (!(error instanceof RequestRejectedError && error.status === 404)) throw error;
  }
}
