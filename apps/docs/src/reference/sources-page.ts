import { details } from './code-block.ts';
import type { Contract } from './contract.ts';
import { escapeHtml, link } from './html.ts';
import { pagesOf } from './openapi.ts';
import { blocks, type Page } from './page.ts';
import { DISCREPANCIES_ADDRESS, SOURCES_ADDRESS, scopesOf } from './scope.ts';
import { type PlacedStatement, statementsOf } from './statements.ts';

/** The public pages behind the contract, with what rests on each. */
export function sourcesPage(contract: Contract): Page {
  const statements = scopesOf(contract).flatMap(statementsOf);
  const codes = Object.keys(contract.sources);
  return {
    address: SOURCES_ADDRESS,
    title: 'Sources',
    description: `The ${codes.length} public pages that the contract was written from, and what rests on each.`,
    body: blocks(
      'Every statement about the platform names the pages it comes from, and how sure it is:',
      [
        '- <span class="confidence certain">certain</span> a page says so. Nothing was checked against the live service.',
        '- <span class="confidence inferred">inferred</span> read between the lines.',
      ].join('\n'),
      'Pages were read in public copies of several dates; “rendered” means a copy that shows parameters and answers.',
      codes.map((code) => sourceEntry(contract, code, statements)),
    ),
  };
}

function sourceEntry({ sources }: Contract, code: string, statements: readonly PlacedStatement[]): string {
  const page = sources[code];
  if (page === undefined) return '';
  const resting = statements.filter(({ source }) => source && pagesOf(source).includes(code));
  const read = statements.flatMap(({ discrepancies }) =>
    discrepancies.filter(({ readings }) => readings.some((reading) => pagesOf(reading).includes(code))),
  );
  const disagreements = [...new Map(read.map((each) => [each.id, each])).values()];
  const items = [
    ...resting.map(({ label, address, source }) => `- [${label}](${address}): ${source?.confidence ?? ''}`),
    ...disagreements.map(({ id, title }) => `- [Pages disagree: ${title}](${DISCREPANCIES_ADDRESS}#${id})`),
  ];
  const date = page.date === undefined ? '' : `, ${page.date}`;
  return blocks(
    // Raw HTML keeps the many codes out of the table of contents.
    `<h2 id="${code}" class="source-code">${link(`#${code}`, `<code>${code}</code>`)}</h2>`,
    `${escapeHtml(page.name)}${date}`,
    items.length === 0
      ? 'Read, but nothing rests on it alone.'
      : details(`What rests on it (${items.length})`, items.join('\n')),
  );
}
