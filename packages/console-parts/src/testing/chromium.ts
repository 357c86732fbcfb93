import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The system's Chromium, or the one that the environment names. */
export const CHROMIUM = process.env['CHROMIUM'] || '/usr/bin/chromium';

/** Nothing that Chromium does by itself may look like a request of the page. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // What a page asks for elsewhere is seen, and found nowhere.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
];

/**
 * Starts Chromium.
 *
 * @throws {Error} that says how to install it, when it is missing.
 */
export async function launchChromium(executablePath = CHROMIUM): Promise<Browser> {
  if (!existsSync(executablePath)) {
    throw new Error(
      `There is no Chromium at ${executablePath}. Run: apt-get install chromium (or set CHROMIUM to its path).`,
    );
  }
  return chromium.launch({ executablePath, args: QUIET });
}
