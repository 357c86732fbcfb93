import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CERTIFY_RULES } from '../src/index.ts';

const SOURCES = readFileSync(new URL('../../../openapi/assessments/sources.yaml', import.meta.url), 'utf8');
const isKnown = (code: string) =>
  code === 'practice' || /^RFC \d{4}$/.test(code) || new RegExp(`^${code}:`, 'm').test(SOURCES);

it('every rule has an id of its own', () => {
  expect(new Set(CERTIFY_RULES.map(({ id }) => id)).size).toBe(CERTIFY_RULES.length);
});

describe.each(CERTIFY_RULES)('$id', ({ id, title, why, fix, severity, source }) => {
  it('says in sentences what is expected, why, and how to repair it', () => {
    expect(id).toMatch(/^[a-z]+\.[a-z0-9-]+$/);
    for (const text of [title, why, fix]) expect(text).toMatch(/^[A-Z0-9`"].{10,}\.$/);
  });

  it('comes from sources that exist, and demands no more than they say', () => {
    expect(source.page.filter((code) => !isKnown(code))).toEqual([]);
    // What is read between the lines should hold, and what nobody knows is for information.
    if (source.confidence === 'inferred') expect(severity).not.toBe('must');
    if (source.confidence === 'unknown') expect(severity).toBe('info');
    if (source.confidence === 'practice') expect(source.page).toEqual(['practice']);
  });
});
