import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type ConsolePage, launchChromium, openConsole } from './console-page.ts';
import { Partner } from './partner.ts';
import { Receiver } from './receiver.ts';

/** How long a test in a browser may take, in ms. */
export const BROWSER_TEST_MS = 30_000;

/** A browser for a file of tests, and for each test a sandbox, a partner, and what receives the partner's callbacks. */
export interface ConsoleWorld {
  browser: Browser;
  partner: Partner;
  receiver: Receiver;
  /** The pages that the test has opened. */
  opened: ConsolePage[];
  open(hash?: string, options?: BrowserContextOptions): Promise<Page>;
}

export function useConsoleWorld(): ConsoleWorld {
  const world = {
    opened: [],
    async open(hash, options) {
      const consolePage = await openConsole(world.browser, world.partner.sandbox.url, hash, options);
      world.opened.push(consolePage);
      return consolePage.page;
    },
  } as Pick<ConsoleWorld, 'opened' | 'open'> as ConsoleWorld;

  beforeAll(async () => {
    world.browser = await launchChromium();
  }, BROWSER_TEST_MS);
  afterAll(() => world.browser?.close());
  beforeEach(async () => {
    world.receiver = await Receiver.listen();
    world.partner = await Partner.connect();
    await world.partner.call('upsertCallback', { body: world.receiver.registration() });
  });
  afterEach(async () => {
    for (const { page } of world.opened.splice(0)) await page.context().close();
    await world.partner.sandbox.close();
    await world.receiver.close();
  });
  return world;
}
