import { readdirSync, readFileSync } from 'node:fs';
import { blocks, type Page } from './page.ts';

const FOLDER = new URL('../../../../docs/decisions/', import.meta.url);
const ADDRESS = '/reference/decisions/';
/** What search engines show of a description. */
const MOST = 160;

/** A page for each decision, and one that lists them. */
export function decisionsPages(): Page[] {
  const pages = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => decisionPage(name.replace('.md', ''), readFileSync(new URL(name, FOLDER), 'utf8')));
  const list: Page = {
    address: ADDRESS,
    title: 'Decisions',
    description: 'Why the kit is built as it is: half a page for each choice that was not obvious, with what it costs.',
    order: 0,
    body: blocks(
      'Half a page for each choice that was not obvious: what was chosen, what was not, and what it costs.',
      pages.map(({ title, address }) => `- [${title}](${address})`).join('\n'),
    ),
  };
  return [list, ...pages];
}

function decisionPage(name: string, markdown: string): Page {
  const [, title = '', body = ''] = /^# ([^\n]+)\n(.*)$/s.exec(markdown) ?? [];
  return {
    address: `${ADDRESS}${name}/`,
    title: title.replaceAll('`', ''),
    description: shortened(`Decision: ${title}. ${body}`),
    // Decisions name one another by their file.
    body: body.replaceAll(/\]\((?:\.\/)?([\w-]+)\.md\)/g, `](${ADDRESS}$1/)`),
  };
}

/** The beginning of a Markdown text as one line of at most 160 characters, cut at the end of a word. */
export function shortened(markdown: string): string {
  const plain = markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*|]|^#+ /gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length <= MOST ? plain : `${plain.slice(0, plain.lastIndexOf(' ', MOST - 1))}…`;
}
