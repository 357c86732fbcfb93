import { AssessmentKitError, type Client } from '@assessment-kit/client';
import type { RunFailure } from '../apply/failures.ts';
import { inParallel } from '../apply/in-parallel.ts';
import type { Stop } from '../apply/stop.ts';
import { type Patience, sendPatiently } from '../pace/send-patiently.ts';
import { type CompanyPlan, type Planning, planCompany } from './plan-company.ts';
import { readCompany } from './read-company.ts';

export interface Reading {
  client: Client;
  planning: Planning;
  patience: Patience;
  /** How many companies at a time. */
  parallel: number;
  stop: Stop;
  /** Is told each plan; the next company waits for it. */
  onPlan: (plan: CompanyPlan, readable: boolean) => Promise<void> | void;
  onFailure: (failure: RunFailure) => void;
}

/** Asks the platform what each company has, and plans what is to be done. One company's failure does not stop the others. */
export async function readPlans(companyIds: readonly string[], reading: Reading): Promise<void> {
  const { client, planning, patience, parallel, stop, onPlan, onFailure } = reading;
  await inParallel(companyIds, parallel, stop.signal, async (companyId) => {
    try {
      const current = await sendPatiently(() => readCompany(client, companyId), patience);
      stop.succeeded();
      await onPlan(planCompany(companyId, current, planning), current.readable);
    } catch (error) {
      // Ended before its turn: it was not tried.
      if (stop.signal.aborted && error === stop.signal.reason) return;
      if (!(error instanceof AssessmentKitError)) throw error;
      if (!stop.failed(error, companyId)) onFailure({ companyId, packageId: null, error, untried: false });
    }
  });
}
