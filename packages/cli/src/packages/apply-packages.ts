import { resolve } from 'node:path';
import { AuthenticationError, RequestRejectedError } from '@assessment-kit/client';
import type { Context } from '../context/context.ts';
import { Interrupted } from '../failures/interrupted.ts';
import { EXIT_CODES, type ExitName } from '../program/exit-codes.ts';
import { applyPlans } from './apply/apply-plans.ts';
import type { RunFailure } from './apply/failures.ts';
import type { Journal } from './journal/journal.ts';
import type { PlannedAction } from './journal/journal-lines.ts';
import { openJournal } from './journal/open-journal.ts';
import { runIdentity } from './journal/run-identity.ts';
import { readPlans } from './plan/read-plans.ts';
import { type Given, readFiles } from './read-files.ts';
import { Progress } from './report/progress.ts';
import { type Applied, showApplied } from './report/show-applied.ts';
import { showRetirements } from './report/show-retirements.ts';
import { packages } from './report/words.ts';
import { type Run, startPlanning, startRun } from './start-run.ts';

export interface ApplyInput {
  catalogue: string;
  companies: string;
  prune: boolean;
  yes: boolean;
  journal: string | undefined;
  restart: boolean;
  rate: number | undefined;
  parallel: number | undefined;
}

/** Reads what the companies have, asks before anything is retired, does what differs, and tells what failed. */
export async function applyPackages(input: ApplyInput, context: Context): Promise<ExitName> {
  const { io, output } = context;
  const given = await readFiles(io, input);
  const run = await startRun(input, context);
  const identity = runIdentity(given.packages, await context.connection(), input.prune);
  const path = resolve(io.cwd, input.journal ?? `${input.catalogue}.journal`);
  const journal = await openJournal(path, identity, input.restart, output);
  try {
    return await applyWith(journal, given, run, input, context);
  } finally {
    await journal.close();
  }
}

async function applyWith(
  journal: Journal,
  given: Given,
  run: Run,
  input: ApplyInput,
  context: Context,
): Promise<ExitName> {
  const { output, io, globals, signal } = context;
  const startedAt = performance.now();
  const done: Record<PlannedAction['kind'], number> = { create: 0, change: 0, write: 0, retire: 0 };
  const failures: RunFailure[] = [];
  const doneBefore = journal.done;
  const phase = async (label: string, total: number, work: (progress: Progress) => Promise<void>) => {
    if (run.stop.signal.aborted || total === 0) return;
    const progress = new Progress(io.stderr, label, total, globals.verbose);
    await work(progress).finally(() => progress.stop());
  };
  const failing = (progress: Progress) => (failure: RunFailure) => {
    failures.push(failure);
    progress.failed();
  };

  const unread = given.companyIds.filter((companyId) => journal.planOf(companyId) === undefined);
  const planning = await startPlanning(unread, given, input, run);
  await phase('Read companies:', unread.length, (progress) =>
    readPlans(unread, {
      ...run,
      planning,
      onFailure: failing(progress),
      onPlan: async (plan) => {
        await journal.recordPlan(plan);
        progress.done();
      },
    }),
  );
  const left = given.companyIds.flatMap((companyId) => leftOf(journal, companyId));
  const retired = left.filter(({ kind }) => kind === 'retire');
  if (retired.length > 0 && !run.stop.signal.aborted) {
    output.error(`${showRetirements(retired, output.style.bind(output))}\n`);
    await context.prompts.confirm(
      `Retire ${packages(new Set(retired.map(({ packageId }) => packageId)).size)}?`,
      input.yes,
    );
  }
  await phase('Apply packages:', left.length, (progress) =>
    applyPlans(given.companyIds, {
      ...run,
      packages: given.packages,
      journal,
      onFailure: failing(progress),
      onDone: (kind) => {
        done[kind] += 1;
        progress.done();
      },
    }),
  );

  const unfinished = run.stop.signal.aborted || failures.length > 0;
  if (!unfinished) await journal.recordEnd();
  const applied: Applied = {
    catalogue: input.catalogue,
    companies: given.companyIds.length,
    done,
    doneBefore,
    failures,
    stoppedBy: run.stop.cause,
    interrupted: signal.aborted,
    left: left.length - Object.values(done).reduce((sum, count) => sum + count, 0),
    journal: journal.path,
    seconds: (performance.now() - startedAt) / 1000,
  };
  showApplied(applied, output);
  return exitOf(applied, signal);
}

interface Left extends PlannedAction {
  companyId: string;
}

function leftOf(journal: Journal, companyId: string): Left[] {
  const plan = journal.planOf(companyId) ?? [];
  return plan.flatMap((each) => (journal.isDone(companyId, each.packageId) ? [] : [{ ...each, companyId }]));
}

function exitOf({ stoppedBy, failures, interrupted }: Applied, signal: AbortSignal): ExitName {
  if (interrupted) {
    const terminated = signal.reason instanceof Interrupted && signal.reason.exitCode === EXIT_CODES.terminated.code;
    return terminated ? 'terminated' : 'interrupted';
  }
  if (stoppedBy instanceof AuthenticationError) return 'credentials';
  if (stoppedBy) return stoppedBy instanceof RequestRejectedError ? 'refused' : 'unavailable';
  return failures.length > 0 ? 'partly' : 'done';
}
