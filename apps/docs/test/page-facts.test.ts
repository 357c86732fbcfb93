import { describe, expect, it } from 'vitest';
import { allPages, pageHtml } from './site.ts';

const pages = allPages()
  .filter((page) => page !== '404.html')
  .map((page) => `/${page}`);

/** The links of the navigation; the first page of the site has none beside it. */
const inSidebar = new Set(
  [...(/<nav class="sidebar[\s\S]*?<\/nav>/.exec(pageHtml('/glossary/'))?.[0] ?? '').matchAll(/href="([^"#]*)"/g)].map(
    ([, href]) => href,
  ),
);

const titleOf = (html: string) => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';

function metaOf(html: string, name: string): string {
  const [, content = ''] = new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html) ?? [];
  return content.replaceAll('&#39;', "'").replaceAll('&#38;', '&').replaceAll('&amp;', '&').replaceAll('&quot;', '"');
}

describe.each(pages)('%s', (page) => {
  const html = pageHtml(page);

  it('has a title, one first heading, and a description of 50 to 160 characters, for links to it as well', () => {
    expect(titleOf(html)).toMatch(/Assessment Kit$/);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    const description = metaOf(html, 'description');
    expect(description.length, description).toBeGreaterThanOrEqual(50);
    expect(description.length, description).toBeLessThanOrEqual(160);
    expect(metaOf(html, 'og:description')).toBe(description);
    expect(metaOf(html, 'og:title')).not.toBe('');
  });

  it('is in the navigation', () => {
    expect(inSidebar).toContain(page);
  });
});

describe('the pages', () => {
  it('have titles that tell them apart', () => {
    const byTitle = Map.groupBy(pages, (page) => titleOf(pageHtml(page)));
    expect([...byTitle].filter(([, same]) => same.length > 1)).toEqual([]);
  });

  it('include one for addresses that lead nowhere, which leads on', () => {
    expect(allPages()).toContain('404.html');
  });
});
