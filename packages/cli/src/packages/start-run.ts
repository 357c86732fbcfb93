import { AssessmentKitError, type Client } from '@assessment-kit/client';
import { isPseudoCompany, PSEUDO_COMPANY_ID } from '@assessment-kit/rules';
import type { Context } from '../context/context.ts';
import { CommandError } from '../failures/command-error.ts';
import { UsageError } from '../failures/usage-error.ts';
import { Stop } from './apply/stop.ts';
import { USUAL_PARALLEL, USUAL_RETRIES } from './options.ts';
import { Pace, USUAL_RATE } from './pace/pace.ts';
import { type Patience, sendPatiently } from './pace/send-patiently.ts';
import { SYSTEM_TIMING } from './pace/system-timing.ts';
import type { Planning } from './plan/plan-company.ts';
import { readCompany } from './plan/read-company.ts';
import type { Given } from './read-files.ts';

/** What plan and apply work with. */
export interface Run {
  client: Client;
  patience: Patience;
  parallel: number;
  stop: Stop;
  planning: Planning;
  /** Requests a second at most. */
  rate: number;
}

interface Wishes {
  prune: boolean;
  rate: number | undefined;
  parallel: number | undefined;
}

/** @throws {UsageError} in test mode, and what the client throws when what is published for all cannot be read. */
export async function startRun(given: Given, wishes: Wishes, context: Context): Promise<Run> {
  const { globals, signal } = context;
  if (globals.testMode) {
    throw new UsageError(
      '--test-mode answers at random, so there is nothing to compare with and nothing to go on from.',
    );
  }
  const rate = wishes.rate ?? USUAL_RATE;
  const stop = new Stop(signal);
  const pace = new Pace(rate, SYSTEM_TIMING);
  const retries = globals.retries ?? USUAL_RETRIES;
  const patience: Patience = { pace, retries, timing: SYSTEM_TIMING, signal: stop.signal };
  const client = await context.client();
  const { prune } = wishes;
  const published = prune ? await publishedForAll(given.companyIds, client, patience) : new Set<string>();
  const planning = { packages: given.packages, prune, published, now: Date.now() };
  return { client, patience, parallel: wishes.parallel ?? USUAL_PARALLEL, stop, planning, rate };
}

/** Whether a company's list repeats what is published for all is not known, so it is asked for before anything is retired. */
async function publishedForAll(
  companyIds: readonly string[],
  client: Client,
  patience: Patience,
): Promise<ReadonlySet<string>> {
  if (companyIds.every(isPseudoCompany)) return new Set();
  const unknown =
    'What is published for all companies cannot be read, so it cannot be told from what is to be retired.';
  try {
    const found = await sendPatiently(() => readCompany(client, PSEUDO_COMPANY_ID), patience);
    if (found.readable) return new Set(found.packages.map(({ id }) => id));
  } catch (error) {
    if (!(error instanceof AssessmentKitError) || error.status !== 403) throw error;
  }
  throw new CommandError('unavailable', 'unreadable', unknown, 'Leave --prune out.');
}
