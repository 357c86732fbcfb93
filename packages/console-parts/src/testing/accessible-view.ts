import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { WatchedPage } from './open-page.ts';

interface Violation {
  id: string;
  impact: string;
  nodes: { target: unknown }[];
}

const SERIOUS = ['serious', 'critical'];

/**
 * What every view of a page has to keep, as tests: no barrier that axe finds in either theme, nothing on the browser's
 * console, no request to another host, light and dark, 360 pixels wide, and all of it by keyboard.
 *
 * @param open Opens the view with something in each of its parts.
 * @param watched The pages that the test has opened.
 */
export function testAccessibleView(
  name: string,
  open: (options: BrowserContextOptions) => Promise<Page>,
  watched: () => readonly WatchedPage[],
): void {
  it.each(['light', 'dark'] as const)(
    'is %s when that is preferred, with no barrier that axe finds, no complaint and no foreign request',
    async (colorScheme) => {
      const page = await open({ colorScheme });
      const color = String(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      const brightness = (color.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
      if (colorScheme === 'light') expect(brightness).toBeGreaterThan(600);
      else expect(brightness).toBeLessThan(150);
      await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
      const { violations } = (await page.evaluate('axe.run()')) as { violations: Violation[] };
      const found = violations.map(({ id, impact, nodes }) => ({
        id,
        impact,
        targets: nodes.map(({ target }) => target),
      }));
      expect(found.filter(({ impact }) => SERIOUS.includes(impact))).toEqual([]);
      expect(watched().map(({ complaints, foreignHosts }) => ({ complaints, foreignHosts }))).toEqual([
        { complaints: [], foreignHosts: [] },
      ]);
    },
  );

  it('fits a screen of 360 pixels', async () => {
    const page = await open({ viewport: { width: 360, height: 740 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('can be used by keyboard, and shows where the focus is', async () => {
    const page = await open({});
    const reachable = Number(
      await page.evaluate(`[...document.querySelectorAll('a[href], button, input, select, summary, pre')]
        .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility())
        .filter((each) => each.type !== 'radio' || each.checked).length`),
    );
    const seen = new Set<string>();
    // A field for a date has many stops of its own.
    for (let step = 0; step < reachable + 10 && seen.size < reachable; step += 1) {
      await page.keyboard.press('Tab');
      const focus = (await page.evaluate(`(() => {
        const each = document.activeElement;
        each.dataset.place ??= String(document.querySelectorAll('[data-place]').length);
        const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return { place: each.dataset.place, tag: each.outerHTML.slice(0, 120), outlineStyle, outlineWidth };
      })()`)) as Record<string, string>;
      expect(focus, focus['tag']).toMatchObject({ outlineStyle: 'solid', outlineWidth: '3px' });
      seen.add(focus['place'] ?? '');
    }
    expect(seen.size).toBe(reachable);
    expect(reachable, name).toBeGreaterThan(5);
  });
}
