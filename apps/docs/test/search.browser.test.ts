import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentOf, pageHtml, textOf } from './site.ts';
import { useSiteInBrowser } from './support/browser.ts';

/** How long a test may take on a busy machine, in ms. */
const SEARCH_MS = 120_000;

/** What people look for, and the page and place that the first result has to lead to. */
const FIRST: Readonly<Record<string, RegExp>> = {
  // Fields: the page of a schema or operation of the platform, at the field.
  partnerTrackingId: /^\/reference\/assessments\/.+#(fields|body)\.partnerTrackingId$/,
  overallScore: /^\/reference\/assessments\/.+#(fields|body)\.overallScore$/,
  overallReports: /^\/reference\/assessments\/.+#(fields|body)\.overallReports$/,
  scoreDescription: /^\/reference\/assessments\/.+#fields\.scoreDescription$/,
  successCallbackUrl: /^\/reference\/assessments\/.+#fields\.successCallbackUrl$/,
  packageId: /^\/reference\/assessments\/.+#.*packageId$/,
  billingCode: /^\/reference\/assessments\/schemas\/billing-code\//,
  assessmentResults: /^\/reference\/assessments\/.+assessment-?results/i,
  callbackDetails: /^\/reference\/assessments\/.+callback-?details/i,
  attempt: /^\/(retests\/|reference\/assessments\/)/,
  // Statuses.
  InProgress: /^\/(reference\/assessments\/|(reference\/)?statuses\/)/,
  WaitingOnAssessee: /^\/(reference\/assessments\/schemas\/assessment-status|(reference\/)?statuses\/)/,
  RetestRecommended: /^\/(reference\/assessments\/schemas\/|(reference\/)?statuses\/)/,
  // Error codes.
  resource_retired: /^\/reference\/assessments\/errors\/#.*retired/,
  too_many_requests: /^\/reference\/assessments\/errors\/#429/,
};

const site = useSiteInBrowser();
let page: Page;

/** Opens the search as people do who do not touch the mouse. */
async function openSearch(key: string): Promise<void> {
  await page.waitForSelector('#starlight__search input', { state: 'attached' });
  await page.keyboard.press(key);
  await page.waitForSelector('dialog[open] #starlight__search input:focus');
}

async function find(text: string): Promise<void> {
  await page.locator('#starlight__search input').fill(text);
  await page.waitForFunction(
    `document.querySelector('.pagefind-ui__message')?.textContent.includes(${JSON.stringify(text)}) &&
      document.querySelector('.pagefind-ui__result')?.querySelector('.pagefind-ui__result-link')`,
  );
}

beforeAll(async () => {
  page = await site.open('/glossary/', { viewport: { width: 1280, height: 900 } });
}, SEARCH_MS);

describe('the search', { timeout: SEARCH_MS }, () => {
  it.each(['Control+k', '/'])('opens by %s, with the cursor in it, and closes by Escape', async (key) => {
    await openSearch(key);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog[open]', { state: 'detached' });
  });

  it('leaves a / alone that is typed into it', async () => {
    await openSearch('/');
    await page.keyboard.type('a/b');
    expect(await page.locator('#starlight__search input').inputValue()).toBe('a/b');
  });

  it.each(Object.entries(FIRST))('finds %s first where it is explained', async (text, place) => {
    await find(text);
    const first = page.locator('.pagefind-ui__result').first();
    const links = (await first
      .locator('a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')))) as string[];
    expect(
      links.filter((href) => place.test(href)),
      links.join(', '),
    ).not.toEqual([]);
    const [address = ''] = links[0]?.split('#') ?? [];
    expect(textOf(contentOf(pageHtml(address))).toLowerCase()).toContain(text.toLowerCase());
  });

  it('leads to a field by keyboard alone', async () => {
    await find('partnerTrackingId');
    // From the field of the search over the button that empties it to the first result, and on to the field on its page.
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press('Tab');
      const href = String(await page.evaluate(`document.activeElement.getAttribute('href')`));
      if (href.endsWith('.partnerTrackingId')) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/#\w+\.partnerTrackingId$/);
    expect(await page.evaluate(`document.querySelector(':target')?.textContent`)).toContain('partnerTrackingId');
  });

  it('asks no other host', () => {
    expect(site.complaints).toEqual([]);
  });
});
