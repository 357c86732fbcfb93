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
 */
export async function barriersOf(
  page: Page,
  seen: ReadonlySet<string>,
): Promise<{ found: Barrier[]; styles: string[] }> {
  const styles = (await page.evaluate(`(${MARK_NEW_STYLES})(${JSON.stringify([...seen])})`)) as string[];
  return { found: await run(page, { type: 'tag', values: WCAG }), styles };
}

/** The barriers of colour of the texts that `barriersOf` has looked at. */
export async function colourBarriersOf(page: Page): Promise<Barrier[]> {
  return run(page, { type: 'rule', values: COLOUR_RULES });
}

/** The barriers that a narrow screen brings. */
export async function narrowBarriersOf(page: Page): Promise<Barrier[]> {
  return run(page, { type: 'rule', values: NARROW_RULES });
}

async function run(page: Page, runOnly: { type: string; values: readonly string[] }): Promise<Barrier[]> {
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'], preload: false, iframes: false });
  return (await page.evaluate(`axe.run(document, ${options}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ target, any }) =>
      id + ' at ' + target.join(' ') + (any[0]?.data?.contrastRatio ? ' (' + any[0].data.contrastRatio + ')' : ''))))`)) as Barrier[];
}
