import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../src/site/folders.ts';

/** The HTML of a page of the built site. @param address For example `/reference/sources/`. */
export function pageHtml(address: string): string {
  return readFileSync(join(DIST, address, 'index.html'), 'utf8');
}

/** The part of a page that is its own: without header, sidebar and footer. */
export function contentOf(html: string): string {
  return /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
}

/** What a reader sees of some HTML, blanks made single. */
export function textOf(html: string): string {
  return decode(html.replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
}

/** The addresses of all pages of the built site. */
export function allPages(): string[] {
  return filesOf('.html').map((path) => path.replace(/(^|\/)index\.html$/, '$1'));
}

/** The files of the built site whose names end like this, from its root. */
export function filesOf(ending: string): string[] {
  const entries = readdirSync(DIST, { recursive: true, encoding: 'utf8' });
  return entries.map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith(ending));
}

/** The body of the first table after a heading, as texts. */
export function tableAfter(html: string, headingId: string): string[][] {
  const table = /<tbody>([\s\S]*?)<\/tbody>/.exec(html.slice(html.indexOf(`id="${headingId}"`)))?.[1] ?? '';
  return [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => textOf(cell)),
  );
}

/** Markdown as it looks when its marks are gone and its quotes are set, for comparison with `textOf`. */
export function plain(markdown: string): string {
  const parts = markdown.split('`').map((part, index) => (index % 2 === 0 ? part.replaceAll('*', '') : part));
  return straight(parts.join('').replace(/\s+/g, ' ').trim());
}

/** The paragraphs of a Markdown text as they look; lists and tables are left out. */
export function paragraphsOf(markdown: string): string[] {
  return markdown
    .split(/\n{2,}/)
    .filter((block) => !/^[-|]/.test(block))
    .map(plain);
}

/** The typographic quotes that the site sets, made plain again. */
export function straight(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replaceAll('…', '...');
}

function decode(html: string): string {
  return html
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(parseInt(code, hex ? 16 : 10)),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}
