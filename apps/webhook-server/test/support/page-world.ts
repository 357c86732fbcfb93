import { BROWSER_TEST_MS, launchChromium, openPage, type WatchedPage } from '@assessment-kit/console-parts/testing';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { PartnerSystem } from './partner-system.ts';
import { DONE, type OrderUnderWay, orderUnderWay, results } from './platform.ts';
import { OPERATOR_TOKEN } from './running-server.ts';

const FORWARD_SECRET = `whsec_${Buffer.alloc(32, 'k').toString('base64')}`;

/** A browser for a file of tests, and a platform, a webhook server, and the partner's system behind it. */
export interface PageWorld {
  browser: Browser;
  partner: PartnerSystem;
  story: OrderUnderWay;
  /** The pages that the test has opened, where each is one of its own. */
  opened: WatchedPage[];
  /** Opens the page without a token. */
  openSignedOut(hash?: string): Promise<Page>;
  /** Opens the page and gives the token. */
  open(hash?: string): Promise<Page>;
  /** Opens a view in the one page that is signed in already: a new document in the same tab. */
  show(hash: string, options?: Appearance): Promise<WatchedPage>;
  /** An order that the partner's system refuses for good. */
  deadLetter(): Promise<string>;
  /** An order with an update that the platform refuses. */
  refusedUpdate(orderId: string): Promise<void>;
  /** An order with an update that has a report, and whose answer was lost. */
  updateInDoubt(orderId: string): Promise<void>;
  /** An error about an order that never came in. */
  lostOrder(): Promise<string>;
  /** One of each; the order of the story has the update in doubt. */
  everything(): Promise<void>;
}

/** How a page is looked at; what is not given is as a browser has it by itself. */
export type Appearance = Pick<BrowserContextOptions, 'colorScheme' | 'viewport'>;

const SCREEN = { width: 1280, height: 720 };

/** @param newFor How long everything but the browser lives: `file` for tests that only look at it. */
export function usePageWorld(newFor: 'test' | 'file' = 'test'): PageWorld {
  let shown: WatchedPage | undefined;
  let tab: Page | undefined;
  const world = {
    opened: [],

    async openSignedOut(hash = '') {
      // A server of another test is another origin, which knows of no token: the same tab will do.
      if (tab) {
        await tab.goto(`${world.story.server.url}/${hash}`);
        await tab.getByRole('heading', { level: 1 }).waitFor();
        return tab;
      }
      const watched = await openPage(world.browser, world.story.server.url, hash);
      if (newFor === 'test') tab = watched.page;
      else world.opened.push(watched);
      return watched.page;
    },

    async open(hash) {
      const page = await world.openSignedOut(hash);
      await page.getByLabel('Operator token').fill(OPERATOR_TOKEN);
      await page.keyboard.press('Enter');
      await page.getByText('Live', { exact: true }).waitFor();
      return page;
    },

    async show(hash, { colorScheme = null, viewport = SCREEN } = {}) {
      if (!shown) {
        await world.open();
        // Not closed with the test: to sign in costs as much as to look.
        [shown] = world.opened.splice(-1);
      }
      if (!shown) throw new Error('no page was opened');
      const { page } = shown;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport ?? SCREEN);
      // Another fragment alone is the same document.
      await page.goto(`${world.story.server.url}/${hash}`);
      await page.reload();
      await page.getByText('Live', { exact: true }).waitFor();
      return shown;
    },

    async deadLetter() {
      world.partner.status = 410;
      const orderId = await world.story.nextOrder();
      await comesTo(`/v1/events?orderId=${orderId}`, 'dead');
      world.partner.status = 204;
      return orderId;
    },

    async refusedUpdate(orderId) {
      const { server, link } = world.story;
      link.faultsOf(orderId).push({ answer: 400, body: REFUSAL, headers: { 'content-type': 'application/json' } });
      await server.post(`/v1/orders/${orderId}/results`, results({ tests: { SQL: 'InProgress' } }));
      await comesTo(`/v1/updates?orderId=${orderId}`, 'refused');
    },

    async updateInDoubt(orderId) {
      const { server, link } = world.story;
      link.faultsOf(orderId).push('lose the answer');
      await server.post(`/v1/orders/${orderId}/results`, results({ tests: DONE, reports: ['summary'] }));
      await comesTo(`/v1/updates?orderId=${orderId}&state=in_doubt`, 'in_doubt');
    },

    async lostOrder() {
      const orderId = 'never-came-in';
      const failure = { CorrelationId: 'c-1', Value: { Code: 'internal_error', Message: 'Failed.' }, orderId };
      await world.story.server.callback('errors', failure);
      return orderId;
    },

    async everything() {
      await world.updateInDoubt(world.story.orderId);
      await world.refusedUpdate(await world.story.nextOrder());
      await world.deadLetter();
      await world.lostOrder();
    },
  } as Omit<PageWorld, 'browser' | 'partner' | 'story'> as PageWorld;

  /** Waits until a list holds one thing, in this state. */
  async function comesTo(path: string, wanted: string): Promise<void> {
    await vi.waitFor(async () => {
      const { body } = await world.story.server.get(path);
      expect(body.items.map(({ state }: { state: string }) => state)).toEqual([wanted]);
    }, WAIT);
  }

  beforeAll(async () => {
    world.browser = await launchChromium();
  }, BROWSER_TEST_MS);
  afterAll(() => world.browser?.close());
  const [begin, end] = newFor === 'file' ? [beforeAll, afterAll] : [beforeEach, afterEach];
  begin(async () => {
    world.partner = await PartnerSystem.listen();
    world.story = await orderUnderWay({ forward: { url: world.partner.url, secret: FORWARD_SECRET } });
    await comesTo(`/v1/events?orderId=${world.story.orderId}`, 'handed_over');
  });
  end(async () => {
    await world.story.close();
    await world.partner.close();
  });
  afterEach(async () => {
    for (const { page } of world.opened.splice(0)) await page.context().close();
    // A port that is given once more would be known.
    await tab?.evaluate('sessionStorage.clear()');
    await tab?.goto('about:blank');
  });
  return world;
}

const WAIT = { timeout: 10_000 };

const REFUSAL = JSON.stringify({
  CorrelationId: '5d2e2b55-21a7-4a5f-8d3a-0c9f1de2b001',
  Count: 1,
  Values: [{ Fields: 'assessments', Code: 'invalid_value', Message: 'The platform does not take this.' }],
});
