import type { Contract } from '../reference/contract.ts';
import { type Part, type Reference, readReference, resolveReference } from './reference.ts';

/** Markdown links; what has another kind of address is left alone by `readReference`. */
const LINK = /\[([^\][]*)\]\(([^)\s]+)(?:\s+"([^"]*)")?\)/g;

/** Fenced blocks, in which nothing is a reference. */
const FENCE = /^( *)(```+)[^\n]*\n.*?^\1\2[^\S\n]*$/gms;

/** The references of a page. @param markdown Its source. */
export function referencesIn(markdown: string): Reference[] {
  return [...prose(markdown).matchAll(LINK)].flatMap(([, words = '', url = '', title = '']) => {
    const reference = readReference(url, words, title);
    return reference ? [reference] : [];
  });
}

/** The source of a page with blanks where its fenced blocks are. */
export function prose(markdown: string): string {
  return markdown.replace(FENCE, (block) => block.replace(/[^\n]/g, ' '));
}

/** A Markdown text with plain links and names in place of its references. */
export function withReferences(contract: Contract, markdown: string): string {
  return markdown.replace(LINK, (whole, words: string, url: string, title = '') => {
    const reference = readReference(url, words, title);
    if (!reference) return whole;
    const { address, parts } = resolveReference(contract, reference);
    const shown = words === '' ? parts.map(marked).join('') : words;
    return address === null ? shown : `[${shown}](${address})`;
  });
}

function marked({ text, isCode }: Part): string {
  return isCode ? `\`${text}\`` : text;
}
