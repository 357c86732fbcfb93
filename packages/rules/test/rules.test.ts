import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../src/index.ts';

/** The codes of the contract's list of pages: the keys in the first column. */
const PAGES = readFileSync(new URL('../../../openapi/assessments/sources.yaml', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => /^([\w-]+): /.exec(line)?.[1] ?? []);

describe('the register of rules', () => {
  it('holds these rules, each id once', () => {
    expect(RULES.map(({ id }) => id)).toEqual([
      'attempt-key',
      'latest-attempt',
      'status-without-score',
      'reports-append',
      'completion-gate',
      'gate-per-assessment',
      'package-roll-up',
      'report-links',
      'untouched',
      'suspended',
      'retired-packages',
    ]);
    expect(new Set(RULES.map(({ title }) => title)).size).toBe(RULES.length);
  });

  it.each(RULES)('says $id in words that begin big and end with a full stop', ({ title, text }) => {
    expect(title).toMatch(/^[A-Z]/);
    expect(text).toMatch(/^[A-Z].*\.$/);
  });

  it.each(RULES)('names pages for $id that stand in the list of the contract', ({ source }) => {
    expect(source.page).not.toEqual([]);
    expect(source.page.filter((code) => !PAGES.includes(code))).toEqual([]);
  });

  it('calls certain what a page says, and inferred what was read between the lines', () => {
    const certain = RULES.filter(({ source }) => source.confidence === 'certain').map(({ id }) => id);
    expect(certain).toEqual([
      'attempt-key',
      'reports-append',
      'completion-gate',
      'package-roll-up',
      'report-links',
      'suspended',
      'retired-packages',
    ]);
    expect(RULES.map(({ source }) => source.confidence)).not.toContain(undefined);
  });
});
