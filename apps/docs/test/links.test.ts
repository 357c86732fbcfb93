import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DIST } from '../src/site/folders.ts';
import { allPages } from './site.ts';

const fileOf = (page: string) => (page.endsWith('.html') ? page : `${page}index.html`);
const htmlOf = (page: string) => readFileSync(join(DIST, fileOf(page)), 'utf8');
const anchors = new Map<string, ReadonlySet<string>>();

/** What a page can be scrolled to. */
function anchorsOf(page: string): ReadonlySet<string> {
  const known = anchors.get(page) ?? new Set([...htmlOf(page).matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id));
  anchors.set(page, known);
  return known;
}

/** What is wrong with a link, or null. */
function problem(page: string, href: string): string | null {
  if (/^https?:/.test(href)) {
    if (!URL.canParse(href)) return 'is no URL';
    const { protocol, hostname } = new URL(href);
    return protocol === 'https:' || hostname === '127.0.0.1' || hostname === 'localhost' ? null : 'is not https';
  }
  const [address = '', anchor = ''] = href.split('#');
  const [path = ''] = address.split('?');
  if (path !== '' && !path.startsWith('/')) return 'is neither of this site nor of another one';
  const target = path === '' ? page : path.slice(1);
  const file = target === '' || target.endsWith('/') ? `${target}index.html` : target;
  if (!existsSync(join(DIST, file))) return 'leads nowhere';
  if (anchor === '' || !file.endsWith('.html')) return null;
  return anchorsOf(target).has(decodeURIComponent(anchor)) ? null : 'leads to no place on the page';
}

describe.each(allPages())('/%s', (page) => {
  it('has links that lead somewhere, to the very place', () => {
    const links = [...htmlOf(page).matchAll(/<a\s[^>]*href="([^"]*)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    expect(links.length).toBeGreaterThan(3);
    expect(
      links.flatMap((href) => ((problem(page, href) ?? []).length > 0 ? [`${href} ${problem(page, href)}`] : [])),
    ).toEqual([]);
  });
});

describe('the check of links', () => {
  it.each([
    ['/nowhere/', 'leads nowhere'],
    ['/glossary/#nothing', 'leads to no place on the page'],
    ['#nothing', 'leads to no place on the page'],
    ['glossary/', 'is neither of this site nor of another one'],
    ['http://example.com/', 'is not https'],
    ['https://', 'is no URL'],
  ])('finds %s', (href, wrong) => {
    expect(problem('', href)).toBe(wrong);
  });
});
