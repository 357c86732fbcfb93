import type { Bench } from '../bench.ts';
import type { ChecksOf } from '../check.ts';
import { judge, notTestable, TAKEN, type Try } from '../outcome.ts';
import { type Platform, withPlatform } from '../platform.ts';
import type { jobRules } from '../rules/job.ts';
import { keyIsChecked } from './key.ts';

export const jobChecks = {
  'job.from-platform': ({ bench }) => bySandbox(bench, (platform) => platform.job(job(bench))),
  'job.status-changes': ({ bench }) =>
    bySandbox(bench, async (platform) => {
      const created = job(bench);
      const first = await platform.job(created);
      return [...first, ...(await platform.job({ ...created, status: 'Closed' }))];
    }),
  async 'job.unknown-fields'({ bench }) {
    return judge(
      await sendAll(bench, {
        'nested, numbers, null': { ...job(bench), id: 17, openings: [{ city: 'x' }], hiringManager: null },
        'an unknown status': { ...job(bench), status: 'SomethingNew' },
        'wrapped, with another name for the id': { job: { id: bench.orders.newId() } },
      }),
      TAKEN,
    );
  },
  async 'job.same-again'({ bench }) {
    const same = job(bench);
    const [first, second] = [
      await sendAll(bench, { 'the first time': same }),
      await sendAll(bench, { 'the second time': same }),
    ];
    return judge([...first, ...second], TAKEN);
  },
  'job.key-checked': ({ bench }) => keyIsChecked(bench, bench.settings.jobUrl, job(bench)),
} satisfies ChecksOf<typeof jobRules>;

/** A job as the sandbox makes it up: the platform's fields are not public. */
function job({ orders, settings }: Bench): object {
  return { jobId: `job-${orders.newId()}`, companyId: settings.companyId, title: 'Business Analyst', status: 'Open' };
}

async function bySandbox(bench: Bench, play: (platform: Platform) => ReturnType<Platform['job']>) {
  const sent = await withPlatform(bench, {}, play);
  if (!sent || sent.length === 0) return notTestable('The platform does not take the registration.');
  return judge(
    sent.map((exchange, at) => ({ what: `job callback ${at + 1}`, exchange })),
    TAKEN,
  );
}

function sendAll(bench: Bench, bodies: Readonly<Record<string, object>>): Promise<Try[]> {
  const url = bench.settings.jobUrl ?? '';
  return Promise.all(
    Object.entries(bodies).map(async ([what, body]) => ({ what, exchange: await bench.send({ url, body }) })),
  );
}
