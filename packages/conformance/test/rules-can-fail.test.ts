import { test } from 'vitest';
import { CERTIFY_RULES, type CertifyOptions, certify, type RuleId } from '../src/index.ts';
import { FAULTS } from './support/faults.ts';
import { LIMITS } from './support/limits.ts';
import { RIGHT_KEY, startReceiver } from './support/receiver.ts';

const WRONG_REGISTRATIONS: Record<string, (base: string) => Partial<CertifyOptions>> = {
  'registration.urls': (base) => ({ url: `${base}/orders?${'x'.repeat(256)}` }),
  'registration.key': () => ({ key: 'k'.repeat(51) }),
  // Reaches this machine, and does not look like it.
  'registration.https': (base) => ({ url: `${base.replace('127.0.0.1', '0.0.0.0')}/orders`, allowRemote: true }),
};

/** What a rule's own fault needs to show soon. */
const CHANGED_LIMITS: Partial<Record<RuleId, object>> = {
  'answer.within-20-seconds': { answerMs: 300 },
  'answer.within-5-seconds': { shortAnswerMs: 300 },
};

test.concurrent.for(CERTIFY_RULES.map(({ id }) => id))(
  '%s fails for a receiver that breaks it',
  async (id, { expect, onTestFinished }) => {
    const receiver = await startReceiver(FAULTS[id as keyof typeof FAULTS]);
    onTestFinished(() => receiver.close());
    const { base, restart } = receiver;

    const report = await certify({
      url: `${base}/orders`,
      errorUrl: `${base}/errors`,
      jobUrl: `${base}/jobs`,
      key: RIGHT_KEY,
      probe: { url: `${base}/probe` },
      restart,
      only: [id],
      limits: { ...LIMITS, ...CHANGED_LIMITS[id as RuleId] },
      ...WRONG_REGISTRATIONS[id]?.(base),
    });

    expect(report.results).toHaveLength(1);
    expect(report.results[0]).toMatchObject({ rule: { id }, verdict: 'fail' });
    expect(report.results[0]?.evidence.length).toBeGreaterThan(0);
  },
);
