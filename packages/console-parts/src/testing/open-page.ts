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
  /** Shows the page of a server, maybe another one, as a new document; what was seen before is forgotten. */
  show(serverUrl: string, hash?: string): Promise<void>;
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
  let host = '';
  const watched: WatchedPage = {
    page,
    complaints: [],
    foreignHosts: [],
    async show(url, fragment = '') {
      // A fragment alone would be no new document.
      await page.goto('about:blank');
      host = new URL(url).host;
      watched.complaints = [];
      watched.foreignHosts = [];
      await page.goto(`${url}/${fragment}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') watched.complaints.push(message.text());
  });
  page.on('pageerror', (error) => watched.complaints.push(error.message));
  page.on('request', (request) => {
    const { host: asked, protocol } = new URL(request.url());
    if (protocol !== 'data:' && asked !== host) watched.foreignHosts.push(asked);
  });
  await watched.show(serverUrl, hash);
  return watched;
}
