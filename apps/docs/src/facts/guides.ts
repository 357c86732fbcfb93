import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contract } from '../reference/contract.ts';
import { ROOT } from '../site/folders.ts';
import { referencesIn } from './in-text.ts';
import { resolveReference } from './reference.ts';

/** A page that is written by hand. */
export interface Guide {
  /** Its file, for messages. */
  file: string;
  source: string;
}

/** The pages of the site that are written by hand. */
export async function readGuides(): Promise<Guide[]> {
  const folder = join(ROOT, 'src/content/docs');
  const entries = await readdir(folder, { recursive: true, encoding: 'utf8' });
  const files = entries.filter((file) => /\.mdx?$/.test(file) && !file.startsWith('reference/')).sort();
  return Promise.all(files.map(async (file) => ({ file, source: await readFile(join(folder, file), 'utf8') })));
}

/** What guides name that the contract or the rules do not have, one sentence for each. */
export function guideProblems(contract: Contract, guides: readonly Guide[]): string[] {
  return guides.flatMap(({ file, source }) =>
    referencesIn(source).flatMap((reference) => {
      try {
        resolveReference(contract, reference);
        return [];
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return [`${file}: ${reference.kind}:${reference.target}: ${reason}.`];
      }
    }),
  );
}

/** @throws When a guide names something that the contract or the rules do not have: every page and name. */
export async function checkGuides(contract: Contract): Promise<void> {
  const problems = guideProblems(contract, await readGuides());
  if (problems.length > 0) throw new Error(`Guides name what is not there.\n${problems.join('\n')}`);
}
