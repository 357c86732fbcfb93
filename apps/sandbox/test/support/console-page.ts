import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const EXECUTABLE = process.env['CHROMIUM'] || '/usr/bin/chromium';

/** How long a step may take, in ms: shorter than a test, so that a failure names the step. */
const WAIT_MS = 10_000;

/** Nothing that Chromium does by itself may look like a request of the console. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The system's Chromium.
 *
 * @throws {Error} that says how to install it, when it is missing.
 */
export async function launchChromium(executablePath = EXECUTABLE): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(
      `There is no Chromium at ${executablePath}. Run: apt-get install chromium (or set CHROMIUM to its path).`,
    );
  }
  return chromium.launch({ executablePath, args: QUIET });
}

/** A page of the console, and what must not happen on it. */
export interface ConsolePage {
  page: Page;
  /** Errors and warnings on the browser's console, and scripts that threw. */
  complaints: string[];
  /** Hosts other than the sandbox that were asked for something. */
  foreignHosts: string[];
}

/** Opens the console of a sandbox in a fresh context. */
export async function openConsole(
  browser: Browser,
  sandboxUrl: string,
  hash = '',
  options: BrowserContextOptions = {},
): Promise<ConsolePage> {
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
    if (protocol !== 'data:' && host !== new URL(sandboxUrl).host) foreignHosts.push(host);
  });
  await page.goto(`${sandboxUrl}/${hash}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, complaints, foreignHosts };
}
