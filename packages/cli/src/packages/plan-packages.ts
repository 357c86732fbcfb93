import type { Context } from '../context/context.ts';
import type { ExitName } from '../program/exit-codes.ts';
import type { RunFailure } from './apply/failures.ts';
import { type ActionCounts, countActions, groupPlans } from './plan/group-plans.ts';
import type { CompanyPlan } from './plan/plan-company.ts';
import { readPlans } from './plan/read-plans.ts';
import { readFiles } from './read-files.ts';
import { failureDocuments, failureTable } from './report/failure-table.ts';
import { Progress } from './report/progress.ts';
import { showGroups } from './report/show-plan.ts';
import { companies, duration, number } from './report/words.ts';
import { startPlanning, startRun } from './start-run.ts';

export interface PlanInput {
  catalogue: string;
  companies: string;
  prune: boolean;
  rate: number | undefined;
  parallel: number | undefined;
  detailedExitcode: boolean;
}

/**
 * Reads what the companies have and shows what would be done.
 *
 * @throws What ended it early: a failure that concerns every company, or the user.
 */
export async function planPackages(input: PlanInput, context: Context): Promise<ExitName> {
  const { output, io, globals, signal } = context;
  const given = await readFiles(io, input);
  const run = await startRun(input, context);
  const planning = await startPlanning(given.companyIds, given, input, run);
  const plans: CompanyPlan[] = [];
  const failures: RunFailure[] = [];
  const progress = new Progress(io.stderr, 'Read companies:', given.companyIds.length, globals.verbose);
  try {
    await readPlans(given.companyIds, {
      ...run,
      planning,
      onPlan: (plan) => {
        plans.push(plan);
        progress.done();
      },
      onFailure: (failure) => {
        failures.push(failure);
        progress.failed();
      },
    });
  } finally {
    progress.stop();
  }
  signal.throwIfAborted();
  if (run.stop.cause) throw run.stop.cause;

  const groups = groupPlans(inSequence(plans, given.companyIds));
  const counts = countActions(plans);
  const requests = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const seconds = Math.ceil(requests / run.rate);
  output.result(
    { catalogue: input.catalogue, ...counts, requests, seconds, groups, failed: failureDocuments(failures) },
    [
      ...(groups.length > 0 ? [showGroups(groups, given.packages, output.style.bind(output)), ''] : []),
      ...(failures.length > 0
        ? [`${companies(failures.length)} could not be read:`, failureTable(failures, output.style.bind(output)), '']
        : []),
      summary(counts, requests, seconds, run.rate),
    ].join('\n'),
  );
  if (failures.length > 0) return 'partly';
  return input.detailedExitcode && requests > 0 ? 'changes' : 'done';
}

function summary(counts: ActionCounts, requests: number, seconds: number, rate: number): string {
  if (requests === 0) return 'Nothing to do.';
  const { create, change, write, retire } = counts;
  const parts = [
    `${number(create)} to create`,
    `${number(change)} to change`,
    ...(write > 0 ? [`${number(write)} to write without comparison`] : []),
    `${number(retire)} to retire`,
  ];
  const requested = `${number(requests)} ${requests === 1 ? 'request' : 'requests'}`;
  return `Plan: ${parts.join(', ')}. ${requested}, about ${duration(seconds)} at ${rate} a second.`;
}

/** As the list has them: companies are read in parallel. */
function inSequence(plans: readonly CompanyPlan[], companyIds: readonly string[]): CompanyPlan[] {
  const byId = new Map(plans.map((plan) => [plan.companyId, plan]));
  return companyIds.flatMap((id) => byId.get(id) ?? []);
}
