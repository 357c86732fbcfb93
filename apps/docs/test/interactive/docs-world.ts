import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { BROWSER_TEST_MS, launchChromium, openPage, type WatchedPage } from '@assessment-kit/console-parts/testing';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { DIST } from '../../src/site/folders.ts';
import { type ServedSite, serve } from '../../src/site/serve.ts';

/** The built site and a browser for a file of tests. */
export interface DocsWorld {
  site: ServedSite;
  /** The pages that the test has opened. */
  opened: WatchedPage[];
  /** Opens a page of the site. @param address From the root, with its query. */
  open(address: string, options?: BrowserContextOptions): Promise<Page>;
}

export function useDocs(): DocsWorld {
  let browser: Browser;
  const world = {
    opened: [],
    async open(address, options) {
      const watched = await openPage(browser, world.site.url, address.replace(/^\//, ''), options);
      world.opened.push(watched);
      return watched.page;
    },
  } as Pick<DocsWorld, 'opened' | 'open'> as DocsWorld;

  beforeAll(async () => {
    browser = await launchChromium();
    world.site = await serve(DIST, 0);
  }, BROWSER_TEST_MS);
  afterAll(async () => {
    await browser?.close();
    await world.site?.close();
  });
  afterEach(async () => {
    for (const { page } of world.opened.splice(0)) await page.context().close();
  });
  return world;
}

/** Rules of WCAG 2.2 AA, and those of them whose result depends on the theme. */
const RULES = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
const COLOUR_RULES = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** What axe finds on a page as it stands, of any impact, in the light theme and then in the dark one. */
export async function barriers(page: Page): Promise<unknown[]> {
  const hasAxe = await page.evaluate('"axe" in window');
  if (!hasAxe) {
    await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  }
  const found: unknown[] = [];
  for (const [theme, runOnly] of [
    ['light', RULES],
    ['dark', COLOUR_RULES],
  ] as const) {
    await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
    const { violations } = (await page.evaluate(`axe.run('main', ${JSON.stringify({ runOnly })})`)) as {
      violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[];
    };
    for (const { id, nodes } of violations) {
      found.push({ theme, id, at: nodes.map(({ target, failureSummary }) => [target, failureSummary]) });
    }
  }
  return found;
}

/** The text of a part of the page as it is seen: what is hidden is left out, and lines are lines. */
export async function seen(part: Locator): Promise<string> {
  await part.waitFor();
  const [text = ''] = await part.allInnerTexts();
  return text;
}

/** Goes on with the Tab key until a control with this name has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let step = 0; step < 200; step += 1) {
    const focused = String(
      await page.evaluate(`(() => {
        const { ariaLabel, textContent, labels } = document.activeElement;
        return ariaLabel ?? (labels?.length ? labels[0].textContent : textContent);
      })()`),
    ).trim();
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${name}.`);
}
