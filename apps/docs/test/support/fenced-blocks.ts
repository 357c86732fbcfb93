import type { Page } from '../../src/reference/page.ts';

/** A fenced block of code on a page. */
export interface FencedBlock {
  /** Page and line, for messages. */
  at: string;
  page: string;
  language: string;
  code: string;
  /** The last heading before it. */
  heading: string;
}

/** Every fenced block of pages, in their sequence. */
export function fencedBlocks(pages: readonly Page[]): FencedBlock[] {
  return pages.flatMap(({ address, body }) =>
    [...body.matchAll(/^( *)```(\S*)[^\n]*\n(.*?)^\1```/gms)].map((match) => {
      const [, indent = '', language = '', code = ''] = match;
      const before = body.slice(0, match.index);
      return {
        at: `${address} line ${before.split('\n').length}`,
        page: address,
        language,
        code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
        heading:
          before
            .match(/^#{2,4} .*$/gm)
            ?.at(-1)
            ?.replace(/^#+ /, '') ?? '',
      };
    }),
  );
}
