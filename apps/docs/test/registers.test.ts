import { PROBES } from '@assessment-kit/conformance/verify';
import { createSandbox } from '@assessment-kit/sandbox';
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

/** What a probe offers to those who want to know, or says why it cannot. */
function settling(id: string): string {
  const probe = PROBES.find((each) => each.id === id);
  if (!probe) throw new Error(`There is no probe ${id}.`);
  const { by } = probe;
  return 'notTestable' in by
    ? `${by.notTestable} Settled by ${by.settledBy}.`
    : `Settled by assessment-kit verify --only ${id}`;
}

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
    expect(text).toContain(plain(settling(`discrepancy.${each.id}`)));
  });

  it('names every switch of the sandbox, and no other', async () => {
    const sandbox = await createSandbox();
    const answer = await fetch(`${sandbox.url}/_sandbox/readings`);
    await sandbox.close();
    const { items } = (await answer.json()) as {
      items: { id: string; default: string; readings: { value: string }[] }[];
    };
    const switches = items.flatMap(({ id, default: usual, readings }) =>
      readings.flatMap(({ value }) => (value === usual ? [] : [`--reading ${id}=${value}`])),
    );
    expect(switches.length).toBeGreaterThan(20);
    expect([...textOf(html).matchAll(/--reading [\w-]+=[\w-]+/g)].map(([found]) => found).toSorted()).toEqual(
      switches.toSorted(),
    );
  });
});

describe('the list of what is not known', () => {
  const text = straight(textOf(contentOf(pageHtml('/reference/not-known/'))));

  it.each(unknowns)('asks, and says what would settle it: %s', (sentence) => {
    const start = text.indexOf(plain(sentence));
    expect(start).toBeGreaterThan(0);
    const next = unknowns.map((each) => text.indexOf(plain(each))).filter((at) => at > start);
    const entry = text.slice(start, Math.min(...next, text.length));
    const probes = PROBES.filter(({ asks }) => asks === sentence);
    expect(probes.length).toBeGreaterThan(0);
    for (const { id, says } of probes) {
      expect(entry).toContain(plain(settling(id)));
      if (says !== sentence) expect(entry).toContain(`The kit's reading: ${plain(says)}`);
    }
  });

  it('names only options that the command has', () => {
    const known = textOf(contentOf(pageHtml('/reference/command-line/')));
    const options = new Set([...text.matchAll(/--[a-z-]+/g)].map(([option]) => option));
    expect([...options]).toEqual(expect.arrayContaining(['--only', '--write', '--company', '--order', '--burst']));
    for (const option of options) expect(known).toContain(option);
  });
});

describe('the list of sources', () => {
  const html = contentOf(pageHtml('/reference/sources/'));

  it.each(Object.entries(sources))('has an entry for %s that other pages can link to', (code, { name }) => {
    expect(html).toContain(`id="${code}"`);
    expect(straight(textOf(html))).toContain(plain(name));
  });
});
