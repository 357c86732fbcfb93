import { globSync, readFileSync } from 'node:fs';
import { ROOT } from './published-packages.ts';

/** A fenced block of a README or a page of the documentation. */
export interface Snippet {
  /** File and line, for messages. */
  at: string;
  language: string;
  /** What stands in its frame, such as the name of a file. */
  title: string | null;
  code: string;
}

const FILES = ['*.md', 'packages/*/README.md', 'apps/*/README.md', 'apps/docs/src/content/docs/*.{md,mdx}'];

/** Every fenced block that a reader of the repository or of the documentation is shown, but for generated pages. */
export function snippets(): Snippet[] {
  return globSync(FILES, { cwd: ROOT }).flatMap((file) => {
    const text = readFileSync(`${ROOT}${file}`, 'utf8');
    return [...text.matchAll(/^( *)```(\S*)(?: title="([^"\n]+)")?[^\n]*\n(.*?)^\1```/gms)].map((match) => {
      const [, indent = '', language = '', title, code = ''] = match;
      const line = text.slice(0, match.index).split('\n').length;
      return {
        at: `${file}:${line}`,
        language,
        title: title ?? null,
        code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      };
    });
  });
}

const GUIDES = 'apps/docs/src/content/docs';
/** Pages whose snippets follow one another, in these languages: `test/guides-in-sequence.test.ts` runs them in their sequence. */
const IN_SEQUENCE: Readonly<Record<string, readonly string[]>> = {
  'quick-start.md': ['sh'],
  'moving-from-scripts.md': ['sh', 'ts', 'js'],
  'receiving-orders.mdx': ['sh'],
};

export function isInSequence({ at, language }: Snippet): boolean {
  return Object.entries(IN_SEQUENCE).some(
    ([page, languages]) => at.startsWith(`${GUIDES}/${page}:`) && languages.includes(language),
  );
}
