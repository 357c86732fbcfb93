import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { benchmarksPage } from '../src/reference/benchmarks-page.ts';
import { changelogPage } from '../src/reference/changelog-page.ts';
import { readContract } from '../src/reference/contract.ts';
import { decisionsPages } from '../src/reference/decisions-pages.ts';
import { pendingChange, releasesOf } from '../src/reference/releases.ts';
import { securityPage } from '../src/reference/security-page.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(`${ROOT}${path}`, 'utf8');

describe('the changelog', () => {
  it('says each change of a version once, with the packages that it is about', () => {
    const client = `# @assessment-kit/client

## 1.1.0

### Minor Changes

- 0123abc: A new option,
  over two lines.

### Patch Changes

- Updated dependencies
  - @assessment-kit/contract@1.1.0

## 1.0.0

### Major Changes

- fedcba9: The first.
`;
    const rules = '# @assessment-kit/rules\n\n## 1.0.0\n\n### Major Changes\n\n- fedcba9: The first.\n';
    expect(releasesOf([client, rules])).toEqual([
      { version: '1.1.0', changes: new Map([['A new option, over two lines.', ['@assessment-kit/client']]]) },
      {
        version: '1.0.0',
        changes: new Map([['The first.', ['@assessment-kit/client', '@assessment-kit/rules']]]),
      },
    ]);
  });

  it('shows every changeset that waits, and every date of the platform’s history with a source that there is', async () => {
    const { body } = changelogPage();
    const waiting = readdirSync(`${ROOT}.changeset`).filter((name) => name.endsWith('.md') && name !== 'README.md');
    for (const name of waiting) {
      const { packages, text } = pendingChange(read(`.changeset/${name}`));
      expect(packages.length).toBeGreaterThan(0);
      expect(text).not.toBe('');
      expect(body).toContain(text);
    }
    const { sources } = await readContract();
    const history = parse(read('openapi/assessments/history.yaml')) as { date: string; says: string; page?: string }[];
    expect(history.length).toBeGreaterThan(10);
    for (const { date, says, page } of history) {
      expect(body).toContain(`**${date}**: ${says}`);
      if (page !== undefined) expect(sources[page]?.date).toBe(date);
    }
  });
});

it('every decision has a page that is listed, with its whole text', () => {
  const [list, ...pages] = decisionsPages();
  const files = readdirSync(`${ROOT}docs/decisions`).filter((name) => name.endsWith('.md'));
  expect(pages).toHaveLength(files.length);
  for (const { address, title, body } of pages) {
    expect(list?.body).toContain(`- [${title}](${address})`);
    const [, name = ''] = /\/([\w-]+)\/$/.exec(address) ?? [];
    expect(read(`docs/decisions/${name}.md`)).toContain(body.trim().split('\n')[0]);
  }
});

it('the security policy says how to report, and is the file of the repository', () => {
  const { body } = securityPage();
  expect(body).toContain('## Reporting a vulnerability');
  expect(read('SECURITY.md')).toContain(body.trim().split('\n\n')[3]);
});

describe('the bars of the benchmarks', () => {
  const { body } = benchmarksPage();
  const pictures = [...body.matchAll(/<figure class="picture-frame">(.*?)<\/figure>\n\n((?:\|.*(?:\n|$))+)/g)].map(
    ([, svg = '', table = '']) => ({ svg, table }),
  );

  it('stand above their tables, and say in words what they show', () => {
    expect(pictures.length).toBeGreaterThan(8);
    for (const { svg, table } of pictures) {
      const [, description = ''] = /<desc [^>]*>(.*?)<\/desc>/.exec(svg) ?? [];
      const rows = description.split('; ');
      expect(rows.length).toBeGreaterThan(1);
      for (const row of rows) {
        const [, label = '', number = ''] = /^(.*): ([\d,.]+) /.exec(row) ?? [];
        expect(table).toMatch(new RegExp(`^\\| ${label.replaceAll(/[()]/g, '\\$&')} +\\|.* ${number} +\\|`, 'm'));
      }
    }
  });

  it('are as long as their numbers', () => {
    for (const { svg } of pictures) {
      const widths = [...svg.matchAll(/<rect [^>]*width="(\d+)"/g)].map(([, width]) => Number(width));
      const numbers = [...svg.matchAll(/class="strong">([\d,.]+)</g)].map(([, n = '']) =>
        Number(n.replaceAll(',', '')),
      );
      expect(numbers).toHaveLength(widths.length);
      const longest = Math.max(...widths);
      widths.forEach((width, at) => {
        expect(Math.abs(width - Math.max(1, ((numbers[at] ?? 0) / Math.max(...numbers)) * longest))).toBeLessThan(1);
      });
    }
  });

  it('have ids of their own', () => {
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
