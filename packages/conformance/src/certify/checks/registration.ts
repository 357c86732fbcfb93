import { maxLengthOf } from '@assessment-kit/rules';
import type { Bench } from '../bench.ts';
import type { ChecksOf } from '../check.ts';
import { type Outcome, PASS } from '../outcome.ts';
import { registrationProblems } from '../platform.ts';
import type { registrationRules } from '../rules/registration.ts';
import { isLoopback } from '../wire/is-loopback.ts';
import { shownUrl } from '../wire/shown-url.ts';

const LENGTHS = {
  url: maxLengthOf('upsertCallback', 'callbackDetails.successCallbackUrl'),
  key: maxLengthOf('upsertCallback', 'apiKey'),
};

export const registrationChecks = {
  'registration.urls': async ({ bench }) =>
    refusedField(bench, (field) => field !== 'apiKey', `URLs of at most ${LENGTHS.url} characters`),
  'registration.key': async ({ bench }) =>
    refusedField(bench, (field) => field === 'apiKey', `a key of at most ${LENGTHS.key} characters`),
  'registration.https': async ({ bench }) => httpsOutcome(bench),
} satisfies ChecksOf<typeof registrationRules>;

async function refusedField(bench: Bench, fits: (field: string | null) => boolean, expected: string): Promise<Outcome> {
  const [problem] = (await registrationProblems(bench)).filter(({ field }) => fits(field));
  if (!problem) return PASS;
  const evidence = {
    what: 'registering the callback',
    sent: 'PUT …/assessmentOrders/callback',
    received: problem.message,
    expected,
  };
  return { verdict: 'fail', summary: problem.message, evidence: [evidence] };
}

function httpsOutcome({ settings: { url, errorUrl, jobUrl } }: Bench): Outcome {
  const open = [url, errorUrl, jobUrl]
    .filter((each) => each !== null)
    .filter((each) => !isLoopback(each) && !each.startsWith('https:'));
  const [first] = open;
  if (first === undefined) return PASS;
  const evidence = { what: 'the address', sent: shownUrl(first), received: 'http', expected: 'https' };
  return { verdict: 'fail', summary: `${shownUrl(first)} is not https.`, evidence: [evidence] };
}
