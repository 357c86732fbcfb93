import { table } from '../../src/output/table.ts';
import { differingCompanies } from './support/differing-companies.ts';
import { killedApply } from './support/killed-apply.ts';
import { repeatsOf } from './support/needless-repeats.ts';

/**
 * `packages apply` of 50 packages to 2,000 companies, with limits and faults on, killed twice on the way. Minutes; the
 * environment can ask for less, or for another speed of the clocks.
 */
const { COMPANIES: companies = '2000', SPEED: speed = '100' } = process.env;
const PACKAGES = 50;
const COMPANIES = Number(companies);
const PARALLEL = 8;

const outcome = await killedApply({
  packages: PACKAGES,
  companies: COMPANIES,
  speed: Number(speed),
  parallel: PARALLEL,
  tell: (text) => console.error(text),
});
const { requests, kills, code, result, seconds, world } = outcome;
const { needless, inFlight } = repeatsOf(outcome);
const differing = differingCompanies(world, PACKAGES);
await world.stop();

const count = (method: string) => requests.filter((request) => request.method === method).length;
const answered = (wanted: (status: number | null) => boolean) => requests.filter(({ status }) => wanted(status)).length;
console.log(
  table([
    ['packages × companies', `${PACKAGES} × ${COMPANIES}`],
    ['time', `${Math.round(seconds)} s, ${Math.round(requests.length / seconds)} requests a second`],
    ['requests', `${requests.length}: ${count('GET')} GET, ${count('PUT')} PUT, ${count('DELETE')} DELETE`],
    ['answered with success', `${answered((status) => status !== null && status < 300)}`],
    ['answered with 429', `${answered((status) => status === 429)}`],
    ['answered with 401', `${answered((status) => status === 401)}`],
    ['answered with 5xx', `${answered((status) => status !== null && status >= 500)}`],
    ['not answered', `${answered((status) => status === null)}`],
    ['killed after', kills.map((kill) => `${kill.requests} requests`).join(', ')],
    ['in flight at a kill, sent again', inFlight.join(', ')],
    ['repeated without need', `${needless.length}`],
    ['companies that differ from the file', `${differing.length}`],
    ['exit code of the last run', `${code}; failed: ${(result['failed'] as unknown[]).length}`],
  ]),
);
const inFlightAtMost = inFlight.every((each) => each <= PARALLEL);
if (code !== 0 || needless.length > 0 || differing.length > 0 || !inFlightAtMost) process.exitCode = 1;
