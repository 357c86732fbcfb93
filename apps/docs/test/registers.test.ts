import { describe, expect, it } from 'vitest';
import { readContract } from '../src/reference/contract.ts';
import type { Discrepancy } from '../src/reference/openapi.ts';
import { contentOf, pageHtml, plain, straight, textOf } from './site.ts';

const { documents, sources } = await readContract();

/** Every value under a key, wherever it stands in the bundled documents: found apart from the generator. */
function everywhere(key: string): unknown[] {
  const found: unknown[] = [];
  JSON.stringify(
    documents.map(({ bundle }) => bundle),
    (at, value: unknown) => {
      if (at === key) found.push(value);
      return value;
    },
  );
  return found;
}

const discrepancies = new Map((everywhere('x-discrepancy') as Discrepancy[][]).flat().map((each) => [each.id, each]));
const unknowns = [...new Set((everywhere('x-unknown') as string[][]).flat())];

describe('the register of disagreements', () => {
  const html = contentOf(pageHtml('/reference/where-pages-disagree/'));

  it('is made from a contract that has some', () => {
    expect(discrepancies.size).toBeGreaterThan(20);
  });

  it.each([...discrepancies.values()])('names $id with every reading, its pages, and why one is followed', (each) => {
    const start = html.indexOf(`id="${each.id}"`);
    expect(start).toBeGreaterThan(0);
    const entry = html.slice(start, html.indexOf('<div id=', start + 1));
    const text = straight(textOf(entry));
    expect(text).toContain(plain(each.title));
    expect(text).toContain(plain(each.why));
    for (const { value, says, page } of each.readings) {
      expect(text).toContain(`${value}: ${plain(says)}`);
      for (const code of [page].flat()) expect(entry).toContain(`href="/reference/sources/#${code}"`);
    }
    expect(text.match(/Followed here\./g)).toHaveLength(1);
    expect(text).toContain('Concerns ');
  });
});

describe('the list of what is not known', () => {
  const text = straight(textOf(contentOf(pageHtml('/reference/not-known/'))));

  it.each(unknowns)('asks: %s', (sentence) => {
    expect(text).toContain(plain(sentence));
  });
});

describe('the list of sources', () => {
  const html = contentOf(pageHtml('/reference/sources/'));

  it.each(Object.entries(sources))('has an entry for %s that other pages can link to', (code, { name }) => {
    expect(html).toContain(`id="${code}"`);
    expect(straight(textOf(html))).toContain(plain(name));
  });
});
