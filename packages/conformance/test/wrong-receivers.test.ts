import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { certify, type RuleId } from '../src/index.ts';
import { PATIENT_LIMITS } from './support/limits.ts';
import { startReceiverProcess } from './support/receiver-process.ts';

const KEY = 'the-receiver-Key-0123456789';

/** Receivers that are wrong on purpose, and every rule that each of them breaks. */
const BROKEN: Record<string, RuleId[]> = {
  'acknowledges-before-storing.js': ['order.stored-before-answer'],
  'keyed-on-a-header.js': [
    'handover.every-order',
    'handover.once',
    'handover.once-of-ten',
    'handover.headers-identify-nothing',
    'handover.once-after-no-answer',
    'handover.changed-is-not-new',
    'restart.remembers',
  ],
  'parses-strictly.js': [
    'order.unknown-fields',
    'order.person-ids',
    'order.null-requester-email',
    'order.no-mobile',
    'order.no-job',
    'order.other-nulls',
    'order.null-people',
    'order.tests',
    'order.seven-fraction-digits',
    'order.other-fraction-digits',
    'order.times-with-offset',
    'order.names',
    'order.long-names',
    'order.hostile-text',
    'order.odd-ids',
  ],
};

/** It refuses one of the orders that this rule needs. */
const NOT_TESTABLE: Record<string, RuleId[]> = { 'parses-strictly.js': ['handover.similar-ids-told-apart'] };

test.concurrent.for(Object.entries(BROKEN))(
  '%s breaks exactly these rules',
  async ([file, rules], { expect, onTestFinished }) => {
    const path = fileURLToPath(new URL(`receivers/${file}`, import.meta.url));
    const receiver = await startReceiverProcess(path, { CALLBACK_API_KEY: KEY });
    onTestFinished(receiver.stop);

    const report = await certify({
      url: `${receiver.base}/orders`,
      key: KEY,
      probe: { url: `${receiver.base}/handed-over` },
      restart: receiver.restartCommand,
      // They hand over when they store.
      limits: { ...PATIENT_LIMITS, handOverMs: 2_000 },
    });

    const of = (verdict: string) =>
      report.results.filter((result) => result.verdict === verdict).map(({ rule }) => rule.id);
    expect(of('not-testable')).toEqual(NOT_TESTABLE[file] ?? []);
    expect(of('fail')).toEqual(rules);
  },
);
