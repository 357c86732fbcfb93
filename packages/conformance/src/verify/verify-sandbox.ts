import { createSandbox } from '@assessment-kit/sandbox';
import type { Share } from './contract/coverage.ts';
import { OPERATIONS } from './contract/operations.ts';
import { verify } from './verify.ts';
import type { VerifyReport } from './verify-report.ts';

const CREDENTIALS = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };
/** The sandbox begins here, so that two runs find the same. */
const NOW = Date.UTC(2026, 5, 1, 12);

/** Readings under which the sandbox gives answers that it never gives otherwise. */
const OTHER_READINGS = { 'upsert-answer': '204', 'token-refusal': '403', 'rate-limit-status': '403' };
const UNDER_OTHERS = OPERATIONS.flatMap(({ id }) => [`${id}.answer`, `${id}.failures`, `${id}.wrong-secret`]);

/**
 * Tries the kit's own sandbox, under the readings that the contract follows; what only other readings answer is touched by
 * a short run under them, which counts for coverage alone.
 */
export async function verifySandbox({
  runs = 3,
  seed = 1,
}: {
  runs?: number;
  seed?: number;
} = {}): Promise<VerifyReport> {
  const clock = { now: () => NOW };
  const [sandbox, other] = [
    await createSandbox({ clock, seed }),
    await createSandbox({ clock, seed, readings: OTHER_READINGS }),
  ];
  try {
    const report = await verify({ url: sandbox.url, credentials: CREDENTIALS, runs, seed });
    const more = await verify({ url: other.url, credentials: CREDENTIALS, runs: 1, seed, only: UNDER_OTHERS });
    return {
      ...report,
      coverage: { ...report.coverage, answers: together(report.coverage.answers, more.coverage.answers) },
    };
  } finally {
    await Promise.all([sandbox.close(), other.close()]);
  }
}

function together(one: Share, other: Share): Share {
  const missing = one.missing.filter((each) => other.missing.includes(each));
  return { seen: one.all - missing.length, all: one.all, missing };
}
