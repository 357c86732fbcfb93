import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** How long a step may take, in ms: shorter than a test, so that a failure names the step. */
const WAIT_MS = 10_000;

/** How long a test in a browser may take, in ms. */
export const BROWSER_TEST_MS = 30_000;

/** A page, and what must not happen on it. */
export interface WatchedPage {
  page: Page;
  /** Errors and warnings on the browser's console, and scripts that threw. */
  complaints: string[];
  /** Hosts other than the server that were asked for something. */
  foreignHosts: string[];
}

/** Opens the page of a server in a fresh context. */
export async function openPage(
  browser: Browser,
  serverUrl: string,
  hash = '',
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(WAIT_MS);
  const complaints: string[] = [];
  const foreignHosts: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (protocol !== 'data:' && host !== new URL(serverUrl).host) foreignHosts.push(host);
  });
  await page.goto(`${serverUrl}/${hash}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, complaints, foreignHosts };
}
