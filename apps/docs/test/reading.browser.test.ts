import { expect, it } from 'vitest';
import { useSiteInBrowser } from './support/browser.ts';

const READING_MS = 120_000;
const OPERATION = '/reference/assessments/operations/update-assessment-order/';
const site = useSiteInBrowser();

it(
  'has its text, its navigation and the way to the Markdown without JavaScript, and says what to do about the search',
  async () => {
    const page = await site.open(OPERATION, { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    const shown = await page.locator('main').textContent();
    for (const text of ['Update order', 'partnerTrackingId', 'There is no idempotency key'])
      expect(shown).toContain(text);
    expect(await page.locator('.search-without-script').isVisible()).toBe(true);
    expect(await page.locator('site-search > button').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Copy as Markdown' }).count()).toBe(0);

    await page.getByRole('link', { name: 'Quick start', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Quick start' }).waitFor();
    await page.getByRole('link', { name: 'View as Markdown' }).click();
    expect(await page.locator('body').textContent()).toMatch(/^# Quick start/);
    await page.context().close();
  },
  READING_MS,
);

it(
  'copies the Markdown of a page',
  async () => {
    const page = await site.open('/quick-start/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^# Quick start\n/);
    await page.context().close();
  },
  READING_MS,
);

it(
  'prints the text without what is only for the screen, nothing cut, and says where links lead',
  async () => {
    // About the width of the text on A4.
    const page = await site.open('/receiving-orders/', { viewport: { width: 720, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    for (const hidden of [
      'nav.sidebar',
      '.right-sidebar-container',
      '.pagination-links',
      '.as-markdown',
      'site-search',
    ]) {
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    }
    expect(
      await page.evaluate(
        `getComputedStyle(document.querySelector('.sl-markdown-content a[href^="https"]'), '::after').content`,
      ),
    ).toContain('https://');
    const cut = await page.evaluate(`[...document.querySelectorAll('main pre, main table')]
      .filter((each) => each.scrollWidth > each.clientWidth + 1).length`);
    expect(cut).toBe(0);
    await page.context().close();
  },
  READING_MS,
);

it.each(['/', '/callbacks/', '/status-explorer/'])(
  'prints %s in the colours of paper, whatever the screen has',
  async (address) => {
    const printed = async (colorScheme: 'light' | 'dark') => {
      const page = await site.open(address, { colorScheme });
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await page.emulateMedia({ media: 'print', colorScheme });
      const title = await page.getByRole('heading', { level: 1 }).isVisible();
      const colours = await page.evaluate(`[...document.querySelectorAll('main *')]
        .filter((each) => each.checkVisibility())
        .map((each) => [each.tagName, getComputedStyle(each).color, getComputedStyle(each).fill].join(' '))`);
      await page.context().close();
      return { title, colours };
    };
    const light = await printed('light');
    expect(light.title).toBe(true);
    expect(await printed('dark')).toEqual(light);
  },
  READING_MS,
);

it(
  'can be read by keyboard: past the navigation in one step, focus in sight',
  async () => {
    const page = await site.open(OPERATION, { viewport: { width: 360, height: 740 } });
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#_top');
    const outlines = new Set<string>();
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      outlines.add(
        String(
          await page.evaluate(
            `(({ outlineStyle, outlineWidth }) => outlineStyle + ' ' + outlineWidth)(getComputedStyle(document.activeElement))`,
          ),
        ),
      );
    }
    expect([...outlines]).toEqual(['solid 3px']);
    await page.context().close();
  },
  READING_MS,
);

it(
  'lets a table that does not fit be reached and scrolled by keyboard',
  async () => {
    const page = await site.open('/reference/statuses/', { viewport: { width: 360, height: 740 } });
    const table = page.locator('main table').first();
    await expect.poll(() => table.getAttribute('tabindex')).toBe('0');
    await table.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate(`document.querySelector('main table').scrollLeft`)).toBeGreaterThan(0);
    await page.context().close();
  },
  READING_MS,
);

it(
  'has a page for what does not exist that leads on',
  async () => {
    const page = await site.open('/reference/nowhere/');
    await page.getByRole('link', { name: 'Quick start' }).click();
    await page.getByRole('heading', { level: 1, name: 'Quick start' }).waitFor();
  },
  READING_MS,
);
