import { existsSync } from 'node:fs';
import { defineProject } from 'vitest/config';

const CHROMIUM = process.env['CHROMIUM'] || '/usr/bin/chromium';
const withPages = existsSync(CHROMIUM) || Boolean(process.env['CI']);

// `pnpm test` needs nothing but Node.js; whoever has Chromium, and CI, tests the pages as well.
if (!withPages) console.warn(`The console is not tested: there is no ${CHROMIUM}. Run: apt-get install chromium`);

export default defineProject({
  test: {
    name: 'sandbox',
    include: ['test/**/*.test.ts'],
    exclude: withPages ? [] : ['test/**/*.browser.test.ts'],
  },
});
