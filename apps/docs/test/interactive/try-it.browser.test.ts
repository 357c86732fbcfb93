import { BROWSER_TEST_MS } from '@assessment-kit/console-parts/testing';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { barriers, seen, tabTo, useDocs } from './docs-world.ts';
import { KEY, TryItWorld } from './try-it-world.ts';

const docs = useDocs();

let world: TryItWorld;
beforeEach(async () => {
  world = await TryItWorld.prepare();
});
afterEach(() => world?.stop());

/** Opens the page as somebody finds it who has named this sandbox before. */
async function open(query: string, options: BrowserContextOptions = {}): Promise<Page> {
  const origin = {
    origin: docs.site.url,
    localStorage: [{ name: 'assessment-kit-sandbox', value: JSON.stringify({ host: world.host }) }],
  };
  return docs.open(`/try-it/${query}`, { ...options, storageState: { cookies: [], origins: [origin] } });
}

/** What the pages asked for outside of the site; the sandbox is the only thing they may ask. */
function othersAsked(): string[] {
  const sandbox = new URL(world.host).host;
  return docs.opened.flatMap(({ foreignHosts }) => foreignHosts.filter((host) => host !== sandbox));
}

const complaints = () => docs.opened.flatMap((each) => each.complaints);
const setUpButton = 'Onboard a company and publish a package';

async function connected(page: Page): Promise<void> {
  await page.getByText('Connected', { exact: true }).waitFor();
}

/** Company, package and an order, as the page itself makes them. */
async function withOrder(page: Page): Promise<void> {
  await connected(page);
  await page.getByRole('button', { name: setUpButton }).click();
  await page.getByRole('button', { name: setUpButton }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Order placed' }).click();
  await page.getByText('Nothing was sent').first().waitFor();
}

describe('try it', { timeout: BROWSER_TEST_MS }, () => {
  it('says how to start a sandbox that is not running, and connects by itself once it runs', async () => {
    const page = await open('?operation=getPartnerAssessmentOrders');
    await page.getByText('Not running').waitFor();
    expect(await seen(page.locator('.how-to-start'))).toMatch(/npx -y pnpm@[\d.]+ start\n/);
    expect(await seen(page.locator('.how-to-start'))).toMatch(
      /npx -y pnpm@[\d.]+ --filter @assessment-kit\/sandbox start/,
    );
    await world.start();
    await connected(page);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await seen(page.locator('.answer .status-line'))).toMatch(/^200 in \d+ ms\. Declared as 200:/);
    expect(othersAsked()).toEqual([]);
  });

  it('fills in an order of the sandbox, sends by keyboard, and shows answer, headers and samples', async () => {
    await world.start();
    const page = await open('?webhook=order');
    await withOrder(page);
    const orderId = await page.getByLabel('Order', { exact: true }).inputValue();
    expect(world.sandbox.order(orderId)?.packageStatus).toBe('InProgress');
    await tabTo(page, 'Report results of it');
    await page.keyboard.press('Enter');
    await page.waitForURL(/operation=updateAssessmentOrder/);
    expect(await page.getByLabel(/^orderId/).inputValue()).toBe(orderId);
    await tabTo(page, 'Send');
    await page.keyboard.press('Enter');
    expect(await seen(page.locator('.answer .status-line'))).toMatch(/^204 in \d+ ms\. Declared as 204: Updated/);
    expect(world.sandbox.order(orderId)?.assessments[0]?.status.value).toBe('InProgress');
    await tabTo(page, /^Headers/);
    await page.keyboard.press('Enter');
    expect(await seen(page.getByLabel('Headers of the answer'))).toContain('date: ');
    expect(await seen(page.getByLabel('The request as curl', { exact: true }))).toContain(
      `/assessmentOrders/${orderId}`,
    );
    await page.getByRole('tab', { name: 'Client' }).click();
    expect(await seen(page.getByLabel('The request as Client', { exact: true }))).toMatch(
      /^await client\.updateAssessmentOrder\(\{/,
    );
    expect(othersAsked()).toEqual([]);
  });

  it('shows a refused parameter and a refused field of the body where they stand', async () => {
    await world.start();
    const page = await open('?operation=upsertSubscription');
    await connected(page);
    await page.getByLabel(/^companyId/).fill('TOO-LONG-FOR-A-COMPANY');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.status-line').getByText('400', { exact: true }).first().waitFor();
    const company = page.getByLabel(/^companyId/);
    expect(await company.getAttribute('aria-invalid')).toBe('true');
    expect(await seen(page.locator('.field .problem'))).toBe('companyId must have at most 9 characters.');

    await company.fill('5Y021');
    const body = page.getByRole('textbox', { name: /^Body/ });
    await body.fill('{ "level": "premium", "price": "much" }');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('price must be a number', { exact: false }).first().waitFor();
    expect(await company.getAttribute('aria-invalid')).toBe('false');
    await page.getByRole('button', { name: 'Show price' }).click();
    expect(
      await page.evaluate(`(() => {
        const { value, selectionStart, selectionEnd } = document.activeElement;
        return value.slice(selectionStart, selectionEnd);
      })()`),
    ).toBe('"much"');
  });

  it('refuses a host that is not this machine, and asks it for nothing', async () => {
    await world.start();
    const page = await open('');
    await connected(page);
    await page.getByText('Another sandbox or credentials').click();
    await page.getByLabel('Host, on this machine only').fill('https://dc1demogwext.paylocity.com');
    await page.getByRole('button', { name: 'Connect' }).click();
    expect(await seen(page.getByRole('alert'))).toContain('must run on this machine');
    expect(othersAsked()).toEqual([]);
    expect(complaints()).toEqual([]);
  });

  it('sends an order to the webhook server, twice if that goes wrong, and shows updates and what the HR user sees', async () => {
    await world.start();
    await world.startWebhookServer();
    const page = await open('?webhook=order');
    await connected(page);
    await page.getByRole('button', { name: setUpButton }).click();
    await page.getByRole('button', { name: setUpButton }).waitFor({ state: 'detached' });
    for (const [label, path] of [
      ['URL for orders', 'orders'],
      ['URL for errors, if any', 'errors'],
      ['URL for jobs, if any', 'jobs'],
    ] as const) {
      await page.getByLabel(label).fill(world.callbacks + path);
    }
    await page.getByLabel(/^Key/).fill(KEY);
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByText('Registered (201).').waitFor();

    await page.getByLabel('What goes wrong with an order').selectOption('duplicate');
    await page.getByRole('button', { name: 'Order placed' }).click();
    const entries = page.locator('.followed .entry');
    await entries.nth(1).getByText('accepted 200').waitFor();
    await entries.nth(1).locator('summary').click();
    expect(await seen(entries.nth(1))).toMatch(/x-api-key: \*\*\*.*"assessmentOrder".*Answer\n200/s);

    await world.complete(await page.getByLabel('Order', { exact: true }).inputValue());
    await page.locator('.followed').getByText('Completed', { exact: true }).waitFor();
    expect(await page.locator('.followed .entry.from').count()).toBe(2);

    await page.getByRole('button', { name: 'Error callback' }).click();
    await page.locator('.followed').getByText('Error reported', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Job created' }).click();
    await page.locator('[aria-labelledby="jobs-title"]').getByText('accepted 200').waitFor();
    expect(othersAsked()).toEqual([]);
  });

  it('has no barrier that axe finds in either theme, and fits a phone', async () => {
    await world.start();
    const page = await open('?webhook=order');
    await withOrder(page);
    for (const more of await page.locator('.kit .more > summary').all()) await more.click();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Operations' }).click();
    await page.getByLabel(/^companyId/).fill('TOO-LONG-FOR-A-COMPANY');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.field .problem').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('says without JavaScript what it is, and leads to each operation', async () => {
    const page = await open('', { javaScriptEnabled: false });
    const notice = page.locator('try-it');
    expect(await seen(notice)).toContain('works with JavaScript only');
    expect(await notice.getByRole('link').count()).toBe(12);
  });
});

it('is led to from the page of each operation and each callback', { timeout: BROWSER_TEST_MS }, async () => {
  await world.start();
  const page = await open('');
  for (const [address, query] of [
    ['operations/upsert-callback', '?operation=upsertCallback'],
    ['webhooks/on-job', '?webhook=job'],
  ]) {
    await page.goto(`${docs.site.url}/reference/assessments/${address}/`);
    await page.getByRole('main').getByRole('link', { name: 'Try it' }).click();
    await page.waitForURL(`**/try-it/${query}`);
    await connected(page);
  }
  expect(await page.getByRole('button', { name: 'Job created' }).getAttribute('class')).toBe('primary');
});
