import { BROWSER_TEST_MS } from '@assessment-kit/console-parts/testing';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, it } from 'vitest';
import { allPages } from '../site.ts';
import { addAxe, type Barrier, barriersOf, colourBarriersOf } from './axe.ts';
import { useSiteInBrowser } from './browser.ts';

/** How long a page may take before it is taken for stuck, in ms; several are open at once, on a machine that may be busy. */
const PAGE_MS = 120_000;

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

/**
 * What every page of the site has to keep, as a test for each page: no barrier of WCAG 2.2 AA that axe finds, light and
 * dark; headings in sequence; nothing that scrolls sideways on a phone; no complaint on the console, and no request that
 * leaves this machine. All of it is looked at on a phone, where things lie closest together; what a wide screen has
 * besides is the same on all pages of a group, and looked at on its first.
 *
 * @param belongs Which pages, by address; files of tests run beside each other, so each takes a part of the site.
 */
export function testEveryPage(belongs: (address: string) => boolean): void {
  const addresses = allPages()
    .map((address) => `/${address}`)
    .filter(belongs);
  const site = useSiteInBrowser();
  const seen = new Set<string>();
  const groups = new Set<string>();
  const free: Page[] = [];
  let window: BrowserContext;

  beforeAll(async () => {
    window = await site.context({ colorScheme: 'light', viewport: PHONE });
    await addAxe(window);
  }, BROWSER_TEST_MS);

  describe('every page', { timeout: PAGE_MS }, () => {
    it.concurrent.for(addresses)(
      '%s can be used by everyone, on any screen, in both themes',
      async (address, { expect }) => {
        const page = free.pop() ?? (await window.newPage());
        expect(await findings(page, address)).toEqual(NOTHING);
        free.push(page);
      },
    );
  });

  async function findings(page: Page, address: string): Promise<Findings> {
    // The navigation shows other pages only where another group of it is open, and is beside the page on a wide screen only.
    const group = groupOf(address);
    const isFirst = !groups.has(group);
    groups.add(group);
    await page.goto(`${site.url}${address}`);
    await page.evaluate(OPEN_DETAILS);
    await page.evaluate(DRAWN);
    return {
      narrow: await barriersOf(page, { navigation: isFirst }),
      colours: await inBothThemes(page, () => colourBarriersOf(page, seen, { navigation: isFirst })),
      tooWide: (await page.evaluate(TOO_WIDE)) as string[],
      headingsOutOfSequence: (await page.evaluate(HEADINGS_OUT_OF_SEQUENCE)) as string[],
      wide: isFirst ? await onWideScreen(page) : [],
      complaints: site.complaints.filter(({ url }) => url === page.url()).map(({ text }) => text),
    };
  }

  async function onWideScreen(page: Page): Promise<Barrier[]> {
    await page.setViewportSize(DESKTOP);
    await page.evaluate(DRAWN);
    const all = { navigation: true };
    const colours = await inBothThemes(page, () => colourBarriersOf(page, seen, all));
    const found = [...(await barriersOf(page, all)), ...colours];
    await page.setViewportSize(PHONE);
    return found;
  }
}

async function inBothThemes(page: Page, look: () => Promise<Barrier[]>): Promise<Barrier[]> {
  const found: Barrier[] = [];
  for (const theme of ['light', 'dark']) {
    await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
    found.push(...(await look()).map((barrier) => `${theme}: ${barrier}`));
  }
  return found;
}

/** Pages of one folder lie in one group of the navigation. */
function groupOf(address: string): string {
  return address.replace(/[^/]+\/$/, '');
}

interface Findings {
  narrow: Barrier[];
  colours: Barrier[];
  tooWide: string[];
  headingsOutOfSequence: string[];
  wide: Barrier[];
  complaints: string[];
}

const NOTHING: Findings = { narrow: [], colours: [], tooWide: [], headingsOutOfSequence: [], wide: [], complaints: [] };

const OPEN_DETAILS = `for (const details of document.querySelectorAll('main details')) details.open = true`;

/** Waits until what follows the size of things was told of it: observers are called after the first frame. */
const DRAWN = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** What makes a page scroll sideways. */
const TOO_WIDE = `(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.body.querySelectorAll('*')]
    .filter((each) => each.getBoundingClientRect().right > clientWidth && each.checkVisibility())
    .map((each) => each.tagName + '.' + each.className + ' is ' + each.getBoundingClientRect().right)
    .slice(-3);
})()`;

/** Headings that skip a level, and a second one of the first level. */
const HEADINGS_OUT_OF_SEQUENCE = `(() => {
  const headings = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')];
  const level = (heading) => Number(heading?.tagName[1] ?? 0);
  return headings
    .filter((each, index) => level(each) > level(headings[index - 1]) + 1 || (index > 0 && level(each) === 1))
    .map((each) => each.tagName + ' ' + each.textContent);
})()`;
