import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import * as rules from '@assessment-kit/rules';
import { type Contract, readContract } from '../reference/contract.ts';
import { toMarkdown } from '../reference/page.ts';
import { referencePages } from '../reference/pages.ts';
import { DIST, ROOT, SKILL } from './folders.ts';

/** What a built site was made from, inside it; the server does not show files that begin with a dot. */
const MARK = '.inputs';

/** What the interactive pages run in the browser, from this app. */
const BUNDLED = ['../../packages/rules/src', '../../packages/contract/src', '../../packages/console-parts/src'];

/** Whether `dist/` was built from what is there now. */
export async function isBuilt(): Promise<boolean> {
  const mark = await readFile(join(DIST, MARK), 'utf8').catch(() => null);
  return mark === (await inputsHash());
}

/**
 * Remembers what a site was built from.
 *
 * @param folder The built site.
 * @param inputs The hash from before the build: what changed meanwhile may not be in it.
 */
export async function markBuilt(folder: string, inputs: string): Promise<void> {
  await writeFile(join(folder, MARK), inputs);
}

/**
 * A hash of everything that the site is made from.
 *
 * Contents count, not times: a checkout gives files new times, and a cache old ones. Of the contract counts what reaches a
 * page, and what the interactive pages run.
 *
 * @param contract Read anew when left out.
 */
export async function inputsHash(contract?: Contract): Promise<string> {
  const hash = createHash('sha256');
  for (const page of referencePages(contract ?? (await readContract())))
    hash.update(`${page.address}\n${toMarkdown(page)}`);
  // The guides take numbers from the rules. Functions leave no trace in JSON.
  hash.update(JSON.stringify(Object.entries(rules).sort(([left], [right]) => (left < right ? -1 : 1))));
  for (const path of await ownFiles()) {
    hash.update(`${relative(ROOT, path)}\n`).update(
      createHash('sha256')
        .update(await readFile(path))
        .digest(),
    );
  }
  return hash.digest('hex');
}

async function ownFiles(): Promise<string[]> {
  const generated = join(ROOT, 'src/content/docs/reference/');
  const inside = [...(await filesIn(join(ROOT, 'src'))), ...(await filesIn(join(ROOT, 'public')))];
  const files = inside.filter((path) => !path.startsWith(generated));
  const bundled = await Promise.all(BUNDLED.map((folder) => filesIn(join(ROOT, folder))));
  return [join(ROOT, 'astro.config.ts'), join(ROOT, 'package.json'), SKILL, ...files, ...bundled.flat()];
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
