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
  /**
   * Opens the console, first in the one tab of the file: a context costs Chromium half a second of a core, and the
   * sandbox of another test is another origin.
   */
  open(hash?: string, options?: Appearance): Promise<Page>;
}

/** How the console is looked at; what is not given is as a browser has it by itself. */
type Appearance = Pick<BrowserContextOptions, 'colorScheme' | 'viewport'>;

const SCREEN = { width: 1280, height: 720 };

export function useConsoleWorld(): ConsoleWorld {
  let tab: WatchedPage | undefined;
  const world = {
    opened: [],
    async open(hash, { colorScheme = null, viewport = SCREEN } = {}) {
      const { url } = world.partner.sandbox;
      if (tab === undefined || world.opened.includes(tab)) {
        const another = await openPage(world.browser, url, hash, { colorScheme, viewport });
        tab ??= another;
        world.opened.push(another);
        return another.page;
      }
      await tab.page.emulateMedia({ colorScheme });
      await tab.page.setViewportSize(viewport ?? SCREEN);
      await tab.show(url, hash);
      world.opened.push(tab);
      return tab.page;
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
    for (const { page } of world.opened.splice(0)) {
      if (page === tab?.page) await page.goto('about:blank');
      else await page.context().close();
    }
    await world.partner.sandbox.close();
    await world.receiver.close();
  });
  return world;
}
