import { expect, onTestFinished, test } from 'vitest';
import { CERTIFY_RULES, certify, countsOf, isFine } from '../src/index.ts';
import { PATIENT_LIMITS } from './support/limits.ts';
import { RIGHT_KEY, startReceiver } from './support/receiver.ts';

test('a receiver that keeps every rule passes every rule', async () => {
  const { base, restart, close } = await startReceiver();
  onTestFinished(close);

  const report = await certify({
    url: `${base}/orders`,
    errorUrl: `${base}/errors`,
    jobUrl: `${base}/jobs`,
    key: RIGHT_KEY,
    probe: { url: `${base}/probe` },
    restart,
    limits: PATIENT_LIMITS,
  });

  expect(report.results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  expect(countsOf(report)).toMatchObject({ passed: CERTIFY_RULES.length });
  expect(isFine(report, true)).toBe(true);
});
