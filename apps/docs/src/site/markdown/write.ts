import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { SKILL } from '../folders.ts';
import { markdownAddress } from './address.ts';
import { type BuiltPage, readBuiltPage } from './built-page.ts';
import { llmsTxt } from './llms-txt.ts';
import { sectionsOf } from './overview.ts';

/**
 * Writes the Markdown of every page beside it, then `llms.txt`, which lists them all, `llms-full.txt`, which has them all in
 * one, and the skill for coding agents.
 *
 * They are made from the built pages, so they say what the pages say, whatever these were made from.
 *
 * @param folder The built site.
 */
export async function writeMarkdown(folder: string): Promise<void> {
  const pages = new Map<string, BuiltPage>();
  for (const address of await addressesIn(folder)) {
    pages.set(address, await readBuiltPage(await readFile(join(folder, address, 'index.html'), 'utf8')));
  }
  for (const [address, { markdown }] of pages) await writeFile(join(folder, fileOf(address)), markdown);
  const sidebar = [...pages.values()].find((page) => page.sidebar)?.sidebar;
  if (!sidebar) throw new Error('No page has a navigation to take the sequence of the pages from.');
  const sections = sectionsOf(sidebar);
  const inSequence = new Set([...sections.flatMap((section) => section.pages), ...pages.keys()]);
  const texts = [...inSequence].flatMap((address) => {
    const page = pages.get(address);
    return page ? [`<!-- ${fileOf(address)} -->\n\n${page.markdown}`] : [];
  });
  await writeFile(join(folder, 'llms.txt'), llmsTxt(sections, pages));
  await writeFile(join(folder, 'llms-full.txt'), texts.join('\n'));
  await copyFile(SKILL, join(folder, 'SKILL.md'));
}

async function addressesIn(folder: string): Promise<string[]> {
  const paths = (await readdir(folder, { recursive: true })).map((path) => path.replaceAll(sep, '/'));
  return paths
    .filter((path) => /(^|\/)index\.html$/.test(path))
    .map((path) => `/${path.slice(0, -'index.html'.length)}`)
    .sort();
}

function fileOf(address: string): string {
  const file = markdownAddress(address);
  if (file === null) throw new Error(`${address} is no page.`);
  return file;
}
