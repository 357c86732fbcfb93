import type { Report, RuleInfo, RuleResult, Severity, Verdict } from '../../src/index.ts';

const rule = (id: string, severity: Severity): RuleInfo => ({
  id,
  group: id.split('.')[0] === 'key' ? 'Key' : 'Order',
  title: `Title of ${id}, with <b> & "quotes" | bars.`,
  why: `Why ${id}.`,
  severity,
  source: { page: ['S2', 'CB-old'], confidence: 'certain' },
  fix: `Repair ${id}.`,
});

const result = (id: string, severity: Severity, verdict: Verdict, more: Partial<RuleResult> = {}): RuleResult => ({
  rule: rule(id, severity),
  verdict,
  summary: `Summary of ${id}.`,
  evidence: [],
  durationMs: 120,
  ...more,
});

const EVIDENCE = {
  what: 'no key',
  sent: `curl -i -X POST 'https://hooks.example/orders' --data-binary '{"name":"]]></failure><b>\`\`\`"}'`,
  received: '200, application/json, after 3 ms\n\u0000{}',
  expected: 'a refusal: 4xx',
};

/** One of each kind of result. */
export const SAMPLE: Report = {
  title: "Receiver's certificate",
  subject: 'https://hooks.example/callbacks/orders',
  startedAt: '2026-11-24T10:00:00.000Z',
  durationMs: 7_400,
  requests: 327,
  rulesKnown: 7,
  results: [
    result('key.passed', 'must', 'pass'),
    result('key.failed', 'must', 'fail', { evidence: [EVIDENCE, { ...EVIDENCE, what: 'an empty key' }] }),
    result('order.warned', 'should', 'fail', { evidence: [EVIDENCE] }),
    result('order.noted', 'info', 'fail', { evidence: [EVIDENCE] }),
    result('order.skipped', 'must', 'skipped', { enableWith: 'needs --probe-url URL' }),
    result('order.untestable', 'should', 'not-testable'),
  ],
};

/** Every rule passed. */
export const PASSED: Report = {
  ...SAMPLE,
  rulesKnown: 2,
  results: [result('key.one', 'must', 'pass'), result('key.two', 'should', 'pass')],
};
