import { BROWSER_TEST_MS, launchChromium } from '@assessment-kit/console-parts/testing';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { DIST } from '../../src/site/folders.ts';
import { type ServedSite, serve } from '../../src/site/serve.ts';

/** How long a step may take, in ms: shorter than a test of a page, so that a failure names the step. */
const STEP_MS = 60_000;

/** The built site, and a browser that reads it. */
export interface SiteInBrowser {
  url: string;
  browser: Browser;
  /** A window of its own. */
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A page of the site in a window of its own. @param address From the root of the site. */
  open(address: string, options?: BrowserContextOptions): Promise<Page>;
  /** What pages have complained about on the console, and what they asked other hosts for. */
  complaints: Complaint[];
}

export interface Complaint {
  /** Of the page. */
  url: string;
  text: string;
}

/** A browser for a file of tests. */
export function useSiteInBrowser(): SiteInBrowser {
  let served: ServedSite;
  const site = { complaints: [] } as unknown as SiteInBrowser;
  beforeAll(async () => {
    served = await serve(DIST, 0);
    site.url = served.url;
    site.browser = await launchChromium();
  }, BROWSER_TEST_MS);
  afterAll(async () => {
    await site.browser?.close();
    await served?.close();
  });
  site.context = async (options) => {
    const context = await site.browser.newContext(options);
    context.setDefaultTimeout(STEP_MS);
    const complain = (page: { url(): string } | null, text: string) =>
      site.complaints.push({ url: page?.url() ?? '', text });
    context.on('weberror', (error) => complain(error.page(), error.error().message));
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complain(message.page(), message.text());
    });
    // Not by a route: that asks this process for every request, and turns the cache of the browser off.
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== site.url) complain(request.frame(), `asks for ${request.url()}`);
    });
    return context;
  };
  site.open = async (address, options) => {
    const page = await (await site.context(options)).newPage();
    await page.goto(`${site.url}${address}`);
    return page;
  };
  return site;
}
