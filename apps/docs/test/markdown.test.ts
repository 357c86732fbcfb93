import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FieldRow, fields } from '@assessment-kit/contract/fields';
import { describe, expect, it } from 'vitest';
import { DIST } from '../src/site/folders.ts';
import { markdownAddress } from '../src/site/markdown/address.ts';
import { readBuiltPage } from '../src/site/markdown/built-page.ts';
import { allPages, pageHtml } from './site.ts';

const read = (path: string) => readFileSync(join(DIST, path), 'utf8');
const pages = allPages()
  .filter((page) => page !== '404.html')
  .map((page) => `/${page}`);

describe.each(pages)('the Markdown of %s', (page) => {
  const address = markdownAddress(page) ?? '';
  const markdown = read(address);
  const html = pageHtml(page);

  it('is found from the page, by programs and by people without JavaScript', () => {
    expect(html).toContain(
      `<link rel="alternate" type="text/markdown" title="This page as Markdown" href="${address}"`,
    );
    if (page !== '/') expect(html).toContain(`<a href="${address}"`);
    expect(read('llms.txt')).toContain(`](${address}): `);
  });

  it('is Markdown without HTML, and part of llms-full.txt', () => {
    const prose = markdown.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '');
    expect(prose).toMatch(/^# \S/);
    expect(prose.match(/<\/?[a-z][^>]*>/g) ?? []).toEqual([]);
    expect(read('llms-full.txt')).toContain(markdown);
  });

  it('has every heading and every block of code of the page', () => {
    const content = html.slice(html.indexOf('sl-markdown-content'), html.indexOf('</main>'));
    const headings = content.match(/<h[2-6][ >]/g) ?? [];
    expect(markdown.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').match(/^(- )?#{2,6} /gm) ?? []).toHaveLength(headings.length);
    expect(markdown.match(/^ *`{3,}\w+/gm) ?? []).toHaveLength((content.match(/<pre /g) ?? []).length);
  });
});

describe('the Markdown of an operation', () => {
  const orders = read('/reference/assessments/operations/update-assessment-order.md');
  const rows = fields.filter(
    ({ operation, in: place }) => operation === 'updateAssessmentOrder' && place === 'request',
  );

  it('has fields to look at', () => {
    expect(rows.length).toBeGreaterThan(20);
  });

  it.each(rows)('says of $path what it takes', ({ path, maxLength, enum: values, required }: FieldRow) => {
    const name = path.replace(/^\./, '');
    const start = orders.indexOf(` \`${name}\`\n`);
    const entry = orders.slice(start, orders.indexOf('\n#', start));
    expect(start, name).toBeGreaterThan(0);
    if (maxLength !== undefined) expect(entry).toContain(`${maxLength} characters`);
    for (const value of values ?? []) if (value !== null) expect(entry).toContain(`\`${value}\``);
    expect(/, required\n|^.*required/m.test(entry.split('\n')[2] ?? '')).toBe(required);
  });
});

describe('a page as Markdown', () => {
  const page = (content: string) =>
    readBuiltPage(`<title>t</title><meta name="description" content="About it.">
      <main><h1>Title</h1><div class="sl-markdown-content">${content}</div></main>`);

  it.each([
    [
      'a field',
      '<div class="field"><div class="field-head"><h3 id="a.b"><a href="#a.b"><code><span>a.</span><wbr>b</code></a></h3> <span>string</span> <strong>required</strong></div><p>What.</p><ul class="limits"><li>1 to 9 characters</li><li>one of <code>x</code></li></ul></div>',
      '### `a.b`\n\nstring, required\n\nWhat.\n\nLimits: 1 to 9 characters; one of `x`.',
    ],
    ['a link to another page', '<p><a href="/rules/#gate">Gate</a></p>', '[Gate](/rules.md#gate)'],
    [
      'a note',
      '<aside class="starlight-aside"><p class="starlight-aside__title"><svg></svg>Not known</p><div class="starlight-aside__content"><p>When.</p></div></aside>',
      '> **Not known**\n>\n> When.',
    ],
    [
      'code with an empty line',
      '<div class="expressive-code"><figure><pre data-language="js"><code><div class="ec-line"><div class="code">a</div></div><div class="ec-line"><div class="code">\n</div></div><div class="ec-line"><div class="code">  b</div></div></code></pre></figure></div>',
      '```js\na\n\n  b\n```',
    ],
    ['what opens on demand', '<details><summary>More</summary><p>Text.</p></details>', '**More**\n\nText.'],
    ['a picture with words', '<svg role="img" aria-label="The way of an order."></svg>', 'The way of an order.'],
    ['no script', '<script>alert(1)</script><p>Text.</p>', 'Text.'],
  ])('has %s', async (_name, html, markdown) => {
    expect((await page(html)).markdown).toBe(`# Title\n\n> About it.\n\n${markdown}\n`);
  });
});
