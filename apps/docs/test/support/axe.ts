import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { MARK_NEW_LOOKS } from './colours.ts';

/** WCAG 2.2, levels A and AA, as axe calls them. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The rules that look at colours; they alone can have another result in another theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What is the same on every page of a group: its list of all pages is longer than most pages. */
const NAVIGATION = 'nav.sidebar';

/** A barrier: the rule, and where, by selector. */
export type Barrier = string;

/** Puts axe into every page of a context. */
export async function addAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  await context.addInitScript(`axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-new-look]' }] })`);
}

/**
 * The barriers of a page, but for those of colour.
 *
 * @param navigation Whether to look at the navigation, too, which other pages have as well.
 */
export function barriersOf(page: Page, { navigation }: { navigation: boolean }): Promise<Barrier[]> {
  return run(page, { type: 'tag', values: WCAG }, navigation ? [] : [NAVIGATION], COLOUR_RULES);
}

/**
 * The barriers of colour of a page in the theme that it shows.
 *
 * @param seen How texts look that need no look any more; those of this page are added.
 * @param navigation As for `barriersOf`.
 */
export async function colourBarriersOf(
  page: Page,
  seen: Set<string>,
  { navigation }: { navigation: boolean },
): Promise<Barrier[]> {
  const known = JSON.stringify([...seen]);
  const except = JSON.stringify(navigation ? null : NAVIGATION);
  const looks = (await page.evaluate(`(${MARK_NEW_LOOKS})(${known}, ${except})`)) as string[];
  for (const look of looks) seen.add(look);
  return looks.length === 0 ? [] : run(page, { type: 'rule', values: COLOUR_RULES });
}

async function run(
  page: Page,
  runOnly: { type: string; values: readonly string[] },
  exclude: readonly string[] = [],
  without: readonly string[] = [],
): Promise<Barrier[]> {
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const options = JSON.stringify({ runOnly, rules, resultTypes: ['violations'], preload: false, iframes: false });
  const context = JSON.stringify({ exclude: exclude.map((selector) => [selector]) });
  return (await page.evaluate(`axe.run(${context}, ${options}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) =>
      id + ' at ' + target.join(' ') + (any[0]?.data?.contrastRatio ? ' (' + any[0].data.contrastRatio + ')' : ''))))`)) as Barrier[];
}
