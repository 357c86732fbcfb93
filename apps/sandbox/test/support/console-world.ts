import { BROWSER_TEST_MS, launchChromium, openPage, type WatchedPage } from '@assessment-kit/console-parts/testing';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { Partner } from './partner.ts';
import { Receiver } from './receiver.ts';

/** A browser for a file of tests, and for each test a sandbox, a partner, and what receives the partner's callbacks. */
export interface ConsoleWorld {
  browser: Browser;
  partner: Partner;
  receiver: Receiver;
  /** The pages that the test has opened. */
  opened: WatchedPage[];
  open(hash?: string, options?: BrowserContextOptions): Promise<Page>;
}

export function useConsoleWorld(): ConsoleWorld {
  const world = {
    opened: [],
    async open(hash, options) {
      const watched = await openPage(world.browser, world.partner.sandbox.url, hash, options);
      world.opened.push(watched);
      return watched.page;
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
