import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkGuides } from '../facts/guides.ts';
import { type Contract, readContract } from './contract.ts';
import { toMarkdown } from './page.ts';
import { referencePages } from './pages.ts';

/** The folder that Astro reads pages from. */
const CONTENT = fileURLToPath(new URL('../content/docs/', import.meta.url));

/**
 * Writes the reference pages of a contract as Markdown, in place of those written before.
 *
 * @param content Folder of the site's pages; the reference goes into `reference/` inside it.
 */
export async function writeReference(contract: Contract, content: string = CONTENT): Promise<void> {
  await rm(join(content, 'reference'), { recursive: true, force: true });
  for (const page of referencePages(contract)) {
    const path = join(content, fileOf(page.address));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, toMarkdown(page));
  }
}

/** `/reference/sources/` → `reference/sources.md`. */
function fileOf(address: string): string {
  return `${address.slice(1, -1)}.md`;
}

if (import.meta.main) {
  const contract = await readContract();
  await checkGuides(contract);
  await writeReference(contract);
}
