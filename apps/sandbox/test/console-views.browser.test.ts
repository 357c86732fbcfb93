import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { BROWSER_TEST_MS, useConsoleWorld } from './support/console-world.ts';
import { control } from './support/control.ts';
import { sampleUpdate } from './support/partner.ts';

const world = useConsoleWorld();

/** The four views, with something in each. */
const VIEWS = {
  'Global Status': () => '',
  'an order': (orderId: string) => `#/orders/${orderId}`,
  Packages: () => '#/packages',
  Controls: () => '#/controls',
} as const;

describe.each(Object.entries(VIEWS))('the view %s', { timeout: BROWSER_TEST_MS }, (name, hash) => {
  const openFull = async (options: object) => {
    const orderId = await world.partner.withOrder();
    await world.partner.update(orderId, sampleUpdate(null, { SQL: 'InProgress' }));
    await world.partner.update(orderId, { assessments: [{ assessmentId: 'none' }] });
    await world.partner.sandbox.waitFor(orderId, ({ deliveries }) =>
      deliveries.some(({ outcome }) => outcome !== null),
    );
    const fault = { kind: 'late', orderId: 'none' };
    await control(world.partner.sandbox, 'PUT', 'faults', { deliveries: [fault] });
    const page = await world.open(hash(orderId), options);
    await page.getByText('Live', { exact: true }).waitFor();
    await expect.poll(() => page.getByText('Loading…').count()).toBe(0);
    for (const details of await page.locator('details').all())
      await details.evaluate('(each) => { each.open = true; }');
    return page;
  };

  it.each(['light', 'dark'])(
    'has no barrier that axe finds, no complaint and no foreign request, %s',
    async (scheme) => {
      const page = await openFull({ colorScheme: scheme });
      await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
      const { violations } = (await page.evaluate('axe.run()')) as { violations: Violation[] };
      const found = violations.map(({ id, impact, nodes }) => ({
        id,
        impact,
        targets: nodes.map(({ target }) => target),
      }));
      expect(found.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
      expect(world.opened.map(({ complaints, foreignHosts }) => ({ complaints, foreignHosts }))).toEqual([
        { complaints: [], foreignHosts: [] },
      ]);
    },
  );

  it('is dark when that is preferred, and light otherwise', async () => {
    const brightness = async (colorScheme: string) => {
      const page = await openFull({ colorScheme });
      const color = String(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      return (color.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    };
    expect(await brightness('light')).toBeGreaterThan(600);
    expect(await brightness('dark')).toBeLessThan(150);
  });

  it('fits a screen of 360 pixels', async () => {
    const page = await openFull({ viewport: { width: 360, height: 740 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('can be used by keyboard, and shows where the focus is', async () => {
    const page = await openFull({});
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
});

interface Violation {
  id: string;
  impact: string;
  nodes: { target: unknown }[];
}

describe('the keyboard', { timeout: BROWSER_TEST_MS }, () => {
  it('goes through the tabs by arrows, Home and End, with one stop for Tab', async () => {
    const page = await world.open();
    await page.getByRole('tab', { name: /^In Progress/ }).focus();
    for (const [key, tab] of [
      ['ArrowRight', 'Actions Needed'],
      ['End', 'Completed'],
      ['ArrowRight', 'In Progress'],
      ['ArrowLeft', 'Completed'],
      ['Home', 'In Progress'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('tab', { name: tab, selected: true }).waitFor();
      expect(await page.evaluate('document.activeElement.textContent')).toContain(tab);
    }
  });

  it('skips to the content, and goes on in the view that a link opens', async () => {
    const page = await world.open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN');
    await page.getByRole('link', { name: 'Packages' }).first().press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Packages' }).waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN');
    expect(await page.title()).toBe('Packages · Sandbox');
  });
});
