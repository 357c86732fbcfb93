import { existsSync } from 'node:fs';
import { CHROMIUM } from './chromium.ts';

/**
 * Which test files to leave out: `pnpm test` needs nothing but Node.js; whoever has Chromium, and CI, tests the pages as
 * well.
 *
 * @param what What is not tested then, as the beginning of a sentence.
 */
export function excludedTests(what: string): string[] {
  if (existsSync(CHROMIUM) || process.env['CI']) return [];
  // Turbo would keep a result without pages for a machine that has Chromium later; `pnpm test` tells it of the machine.
  if (process.env['TURBO_HASH'] && !process.env['TEST_MACHINE'])
    throw new Error(`${what} cannot be left out of a result that is kept: install chromium, or run pnpm test`);
  console.warn(`${what} is not tested: there is no ${CHROMIUM}. Run: apt-get install chromium`);
  return ['test/**/*.browser.test.ts'];
}
