import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { badge, countsOf, isFine, REPORTERS, type Report } from '../src/index.ts';
import { PASSED, SAMPLE } from './support/sample-report.ts';
import { wellFormedXml } from './support/well-formed-xml.ts';

const without = (...ids: string[]): Report => ({
  ...SAMPLE,
  results: SAMPLE.results.filter(({ rule }) => !ids.includes(rule.id)),
});

describe('a report', () => {
  it('counts failures by how much they matter', () => {
    expect(countsOf(SAMPLE)).toEqual({ passed: 1, failed: 1, warnings: 1, notes: 1, skipped: 1, notTestable: 1 });
  });

  it('is fine when every rule that must hold passed or was skipped, and strictly so also when those that should', () => {
    expect(isFine(SAMPLE)).toBe(false);
    expect(isFine(without('key.failed'))).toBe(true);
    expect(isFine(without('key.failed'), true)).toBe(false);
    expect(isFine(without('key.failed', 'order.warned', 'order.untestable'), true)).toBe(true);
  });

  it('is not fine when a rule that must hold could not be tested', () => {
    const [first] = PASSED.results;
    const results = first ? [{ ...first, verdict: 'not-testable' as const }] : [];
    expect(isFine({ results })).toBe(false);
  });
});

describe('as text', () => {
  it('shows what was sent, what came back, what was expected, why, and how to repair it', () => {
    const text = REPORTERS.text(SAMPLE);
    expect(text).toContain(`sent      ${SAMPLE.results[1]?.evidence[0]?.sent}`);
    for (const part of [
      'received  200',
      'expected  a refusal: 4xx',
      'why       Why key.failed.',
      'S2, CB-old (certain)',
      'to repair Repair key.failed.',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('skipped: needs --probe-url URL');
    expect(text).toContain('1 of 6 rules passed, in 7.4 s and 327 requests.');
    expect(text).toContain('1 of 7 rules were left out.');
  });

  it('has colours only when they are wanted, and is the same otherwise', () => {
    const coloured = REPORTERS.text(SAMPLE, { colour: true });
    expect(coloured).toContain('\u001b[31m✗');
    expect(stripVTControlCharacters(coloured)).toBe(stripVTControlCharacters(REPORTERS.text(SAMPLE)));
    expect(REPORTERS.text(SAMPLE)).not.toContain('\u001b');
  });
});

describe('as JSON', () => {
  it('has everything, and what it adds up to', () => {
    expect(JSON.parse(REPORTERS.json(SAMPLE))).toEqual({ ...SAMPLE, counts: countsOf(SAMPLE), fine: false });
  });
});

describe('as JUnit', () => {
  it('is well-formed whatever a receiver answered', () => {
    expect(wellFormedXml(REPORTERS.junit(SAMPLE))).toBeNull();
  });

  it('has failures for rules that must hold, and skipped cases that say so for those that should', () => {
    const junit = REPORTERS.junit(SAMPLE);
    expect(junit).toContain('<testsuites name="Receiver\'s certificate" tests="6" failures="1" errors="1"');
    expect(junit).toMatch(/<testcase name="key.failed[^>]*>\s*<failure message="Summary of key.failed." type="must">/);
    expect(junit).toMatch(
      /<testcase name="order.warned[^>]*>\s*<skipped message="warning: Summary of order.warned."\/>/,
    );
    expect(junit).toMatch(/<testcase name="order.skipped[^>]*>\s*<skipped message="needs --probe-url URL"\/>/);
    expect(junit).toMatch(/<testcase name="order.untestable[^>]*>\s*<error message=/);
    expect(junit).toMatch(/<testcase name="key.passed[^>]*\/>/);
  });

  it('adds up in every suite', () => {
    for (const [, head = ''] of REPORTERS.junit(SAMPLE).matchAll(/<testsuite( [^>]*)>/g)) {
      const [tests, failures, errors, skipped] = ['tests', 'failures', 'errors', 'skipped'].map((name) =>
        Number(new RegExp(` ${name}="(\\d+)"`).exec(head)?.[1]),
      );
      expect([tests, failures, errors, skipped]).not.toContain(Number.NaN);
      expect(head.includes('name="Key"') ? [2, 1, 0, 0] : [4, 0, 1, 3]).toEqual([tests, failures, errors, skipped]);
    }
  });
});

describe('as SARIF', () => {
  const log = JSON.parse(REPORTERS.sarif(SAMPLE));
  const [run] = log.runs;

  it('describes every rule, and gives each result its level', () => {
    expect(log.version).toBe('2.1.0');
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(
      SAMPLE.results.map(({ rule }) => rule.id),
    );
    const levels = run.results.map(({ ruleId, kind, level }: Record<string, string>) => [ruleId, kind, level]);
    expect(levels).toEqual([
      ['key.passed', 'pass', 'none'],
      ['key.failed', 'fail', 'error'],
      ['order.warned', 'fail', 'warning'],
      ['order.noted', 'fail', 'note'],
      ['order.skipped', 'notApplicable', 'none'],
      ['order.untestable', 'open', 'none'],
    ]);
  });

  it('names a place without a scheme, because a receiver has no file', () => {
    for (const { ruleIndex, ruleId, locations } of run.results) {
      expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(locations[0].physicalLocation.artifactLocation.uri).toBe('hooks.example/callbacks/orders');
      expect(locations[0].logicalLocations[0].fullyQualifiedName).toBe(SAMPLE.subject);
    }
  });

  it.each([
    ['http://127.0.0.1:8080/orders', '127.0.0.1/orders'],
    ['https://hooks.example/orders?…', 'hooks.example/orders'],
    ['http://[::1]:8080/orders', '--1/orders'],
    ['http://127.0.0.1:8080/', '127.0.0.1/'],
  ])('of %s as %s', (subject, uri) => {
    const { runs } = JSON.parse(REPORTERS.sarif({ ...SAMPLE, subject }));
    expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });
});

describe('as Markdown', () => {
  const markdown = REPORTERS.markdown(SAMPLE);

  it('lists what did not pass, and shows failures in full', () => {
    expect(markdown).toContain('| failed | `key.failed` | Summary of key.failed. |');
    expect(markdown).toContain('| skipped | `order.skipped` | needs --probe-url URL |');
    expect(markdown).toContain('### key.failed');
    expect(markdown).toContain('To repair: Repair key.failed.');
  });

  it('lets nothing out of its place', () => {
    // The fence is longer than the one inside, and text is no markup.
    expect(markdown).toContain('````sh\n');
    expect(markdown).toContain('with &lt;b> &amp; "quotes" \\| bars.');
  });
});

describe('the badge', () => {
  it.each([
    ['every rule passed', PASSED, 'certified 2/2'],
    ['a rule failed that must hold', SAMPLE, '1 failed'],
    ['a rule was skipped that must hold', without('key.failed'), 'incomplete 1/7'],
    ['rules were left out', { ...PASSED, rulesKnown: 3 }, 'incomplete 2/3'],
  ])('says when %s', (_, report, text) => {
    const svg = badge(report, 'a <label>');
    expect(wellFormedXml(svg)).toBeNull();
    expect(svg).toContain(`<title>a &lt;label&gt;: ${text}</title>`);
  });
});
