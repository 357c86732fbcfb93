import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { contentOf, pageHtml, textOf } from './site.ts';

it('the page of benchmarks shows the machine and every promise of the sandbox with what was measured', () => {
  const markdown = readFileSync(new URL('../../../docs/benchmarks/sandbox.md', import.meta.url), 'utf8');
  // Astro sets typographic apostrophes.
  const text = textOf(contentOf(pageHtml('/reference/benchmarks/'))).replaceAll('’', "'");
  const [machine = ''] = markdown.split('\n').filter((line) => line.includes('Prism '));
  expect(text).toContain(machine);
  const promises = markdown.split('\n').filter((line) => /\| +(NOT )?REACHED \|$/i.test(line));
  expect(promises.length).toBeGreaterThanOrEqual(6);
  for (const line of promises) {
    const [promise = '', measured = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    expect(text).toContain(promise);
    expect(text).toContain(measured);
  }
});
