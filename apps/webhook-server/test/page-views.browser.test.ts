import { BROWSER_TEST_MS, testAccessibleView, type WatchedPage } from '@assessment-kit/console-parts/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Appearance, usePageWorld } from './support/page-world.ts';

const world = usePageWorld('file');
beforeAll(() => world.everything());

/** The views, with something in each. */
const VIEWS: Readonly<Record<string, () => string>> = {
  Overview: () => '',
  Orders: () => '#/orders',
  'an order': () => `#/orders/${world.story.orderId}`,
  'Dead letters': () => '#/dead-letters',
  'Decisions, refused': () => '#/decisions/refused',
  'Decisions, in doubt': () => '#/decisions/in-doubt',
  'Lost orders': () => '#/lost-orders',
};

describe.each(Object.entries(VIEWS))('the view %s', { timeout: BROWSER_TEST_MS }, (name, hash) => {
  let watched: WatchedPage;
  const openFull = async (options: Appearance) => {
    watched = await world.show(hash(), options);
    const { page } = watched;
    await expect.poll(() => page.getByText('Loading…').count()).toBe(0);
    for (const details of await page.locator('details').all())
      await details.evaluate('(each) => { each.open = true; }');
    await expect.poll(() => page.getByText('Loading…').count()).toBe(0);
    return page;
  };

  testAccessibleView(name, openFull, () => [watched]);
});

describe('the token', { timeout: BROWSER_TEST_MS }, () => {
  it('is asked for once, and kept for the tab', async () => {
    const page = await world.open('#/orders');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
  });

  it('that is wrong opens nothing', async () => {
    const page = await world.openSignedOut();
    await page.getByLabel('Operator token').fill('not-the-token');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.getByText('The token is wrong, or no longer valid.').waitFor();
    expect(await page.getByRole('navigation').count()).toBe(0);
  });

  it('is forgotten on request', async () => {
    const page = await world.open();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Operator token').waitFor();
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });
});
