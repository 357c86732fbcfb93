import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import { MARK_NEW_STYLES } from './colours.ts';

/** WCAG 2.2, levels A and AA, as axe calls them. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The rules that look at colours; they alone can have another result in another theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What can be wrong on a narrow screen only: what scrolls there, and what lies too close together there. */
const NARROW_RULES = ['scrollable-region-focusable', 'target-size'];

/** What is the same on every page of a group: its list of all pages is longer than most pages. */
const NAVIGATION = 'nav.sidebar';

/** A barrier: the rule, and where, by selector. */
export type Barrier = string;

/** Puts axe into every page of a context. */
export async function addAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  await context.addInitScript(`axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-new-style]' }] })`);
}

/**
 * The barriers of a page in the theme that it shows.
 *
 * @param seen The styles whose colours need no look any more.
 * @param navigation Whether to look at the navigation, too, which other pages have as well.
 */
export async function barriersOf(
  page: Page,
  seen: ReadonlySet<string>,
  { navigation }: { navigation: boolean },
): Promise<{ found: Barrier[]; styles: string[] }> {
  const styles = (await page.evaluate(`(${MARK_NEW_STYLES})(${JSON.stringify([...seen])})`)) as string[];
  const structure = await run(page, { type: 'tag', values: WCAG }, navigation ? [] : [NAVIGATION], COLOUR_RULES);
  return { found: [...structure, ...(await colourBarriersOf(page))], styles };
}

/** The barriers of colour of the texts that `barriersOf` has marked. */
export async function colourBarriersOf(page: Page): Promise<Barrier[]> {
  return run(page, { type: 'rule', values: COLOUR_RULES });
}

/** The barriers that a narrow screen brings. */
export async function narrowBarriersOf(page: Page): Promise<Barrier[]> {
  return run(page, { type: 'rule', values: NARROW_RULES });
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
