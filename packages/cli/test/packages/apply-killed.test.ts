import { afterAll, beforeAll, expect, it } from 'vitest';
import { differingCompanies } from './support/differing-companies.ts';
import { type KilledOutcome, killedApply } from './support/killed-apply.ts';
import { repeatsOf } from './support/needless-repeats.ts';

const PACKAGES = 10;
const COMPANIES = 120;
const PARALLEL = 8;

// The same with 50 packages and 2,000 companies: `pnpm --filter assessment-kit test:catalogue`.
let outcome: KilledOutcome;
beforeAll(async () => {
  outcome = await killedApply({ packages: PACKAGES, companies: COMPANIES, speed: 200, parallel: PARALLEL });
}, 120_000);
afterAll(() => outcome.world.stop());

it('ends with everything done, after two kills, with limits and faults on', () => {
  expect(outcome.code).toBe(0);
  expect(outcome.result).toMatchObject({ companies: COMPANIES, failed: [], left: 0, stoppedBy: null });
  const statuses = new Set(outcome.requests.map(({ status }) => status));
  // The limit, refused tokens, failures and broken connections were all met.
  for (const status of [429, 401, 500, 503, null]) expect(statuses).toContain(status);
});

it('leaves each company with exactly the catalogue', () => {
  expect(differingCompanies(outcome.world, PACKAGES)).toEqual([]);
});

it('makes no request twice without need: only what was in flight at a kill, or was answered so that nobody can tell', () => {
  const { needless, inFlight } = repeatsOf(outcome);
  // What the program has heard is known, or nothing could be needless.
  expect(outcome.heard.size).toBeGreaterThan(PACKAGES * COMPANIES);
  expect(needless).toEqual([]);
  for (const count of inFlight) expect(count).toBeLessThanOrEqual(PARALLEL);
});
