import type { Client } from '@assessment-kit/client';
import { SYSTEM_TIMING } from '@assessment-kit/client';
import type { Context } from '../context/context.ts';
import { UsageError } from '../failures/usage-error.ts';
import { Stop } from './apply/stop.ts';
import { USUAL_PARALLEL, USUAL_RETRIES } from './options.ts';
import { Pace, USUAL_RATE } from './pace/pace.ts';
import type { Patience } from './pace/send-patiently.ts';
import type { Planning } from './plan/plan-company.ts';
import { publishedForAll } from './plan/published-for-all.ts';
import type { Given } from './read-files.ts';

/** What plan and apply work with. */
export interface Run {
  client: Client;
  patience: Patience;
  parallel: number;
  stop: Stop;
  /** Requests a second at most. */
  rate: number;
}

interface Wishes {
  rate: number | undefined;
  parallel: number | undefined;
}

/** @throws {UsageError} in test mode, or without credentials. */
export async function startRun(wishes: Wishes, context: Context): Promise<Run> {
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
  return { client, patience, parallel: wishes.parallel ?? USUAL_PARALLEL, stop, rate };
}

/**
 * What the plans of companies are made by.
 *
 * @param companyIds Companies that are about to be read.
 * @throws {CommandError} when it cannot be told what may be retired, and what the client throws.
 */
export async function startPlanning(
  companyIds: readonly string[],
  { packages }: Given,
  { prune }: { prune: boolean },
  { client, patience }: Run,
): Promise<Planning> {
  const published = prune ? await publishedForAll(companyIds, client, patience) : new Set<string>();
  return { packages, prune, published, now: Date.now() };
}
