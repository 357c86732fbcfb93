import { BROWSER_TEST_MS, testAccessibleView } from '@assessment-kit/console-parts/testing';
import { describe, expect, it } from 'vitest';
import { useConsoleWorld } from './support/console-world.ts';
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

  testAccessibleView(name, openFull, () => world.opened);
});

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
