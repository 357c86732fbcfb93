import { readFileSync } from 'node:fs';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import { expect, it } from 'vitest';
import { contentOf, pageHtml, textOf } from './site.ts';

it('the page of the contract tests shows coverage, and a verdict for every point on which pages disagree', () => {
  const text = textOf(contentOf(pageHtml('/reference/conformance/')));
  expect(text).toMatch(/declared answers\s*\d+ of \d+/);
  JSON.parse(JSON.stringify(contract), (key, value) => {
    if (key === 'x-discrepancy') for (const { id } of value) expect(text).toContain(`discrepancy.${id}`);
    return value;
  });
  const report = readFileSync(new URL('../../../docs/conformance/sandbox.md', import.meta.url), 'utf8');
  const [held = ''] = /\d+ of \d+ rules hold/.exec(report) ?? [];
  expect(text).toContain(held);
});
