import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DIST } from '../src/site/folders.ts';
import { allPages, filesOf } from './site.ts';

const read = (path: string) => readFileSync(join(DIST, path), 'utf8');
const htmlOf = (page: string) => read(page.endsWith('.html') ? page : `${page}index.html`);

/** Addresses that a browser fetches by itself when it shows the page: everything but links to click. */
function loadedBy(html: string): string[] {
  const tags = [...html.matchAll(/<(\w[\w-]*)\s([^>]*)>/g)];
  return tags.flatMap(([, tag = '', attributes = '']) => {
    if (tag === 'a') return [];
    if (tag === 'link' && /rel="?(canonical|sitemap|alternate)/.test(attributes)) return [];
    return [...attributes.matchAll(/\s?(?:src|href|srcset|poster|action|data)=["']([^"']*)["']/g)].map(
      ([, url = '']) => url,
    );
  });
}

/** Scripts of a page: those it names, and those that these import, at once or when the page is idle. */
function scriptsOf(html: string): string[] {
  const found = new Set<string>();
  const queue = loadedBy(html).filter((url) => url.endsWith('.js'));
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const folder = dirname(path);
    const imports = [...read(path).matchAll(/(?:from|import)\s*\(?\s*["'`](\.[^"'`]+\.js)["'`]/g)];
    queue.push(...imports.map(([, name = '']) => join(folder, name)));
  }
  return [...found];
}

/** Bytes of a script on the wire; many pages have the same ones. */
function sentSize(path: string): number {
  const size = sizes.get(path) ?? gzipSync(read(path)).length;
  sizes.set(path, size);
  return size;
}

const sizes = new Map<string, number>();

function inlineScriptsOf(html: string): string {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, code = '']) => code)
    .join('\n');
}

/** Bytes of JavaScript that a page may need, compressed; more where people do something instead of reading. */
function mostOf(page: string): number {
  return /^(status-explorer|try-it)\b/.test(page) ? 100_000 : 60_000;
}

describe.each(allPages())('/%s', (page) => {
  const html = htmlOf(page);

  it('loads nothing from another host', () => {
    const loaded = loadedBy(html);
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.filter((url) => /^([a-z]+:)?\/\//i.test(url))).toEqual([]);
  });

  it(`needs at most ${mostOf(page) / 1000} KB of JavaScript, that of the search included`, () => {
    const scripts = scriptsOf(html);
    expect(scripts.some((path) => path.includes('ui-core'))).toBe(true);
    const sent = scripts.map(sentSize).reduce((sum, size) => sum + size, 0);
    expect(sent + inlineScriptsOf(html).length).toBeLessThanOrEqual(mostOf(page));
  });
});

describe('the site', () => {
  it.each(filesOf('.css'))('loads nothing from another host in %s', (path) => {
    const urls = [...read(path).matchAll(/(?:url\(|@import\s+)["']?([^"')]+)/g)].map(([, url = '']) => url);
    expect(urls.filter((url) => !/^(data:|#|\/(?!\/)|\.)/.test(url))).toEqual([]);
  });

  it('has a compressed copy of every text, so that no more is sent than needed', () => {
    const texts = ['.html', '.js', '.md', '.txt'].flatMap(filesOf).map((path) => `${path}.gz`);
    expect(filesOf('.gz')).toEqual(expect.arrayContaining(texts));
  });
});
