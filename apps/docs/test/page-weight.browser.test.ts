import { expect, it } from 'vitest';
import { useSiteInBrowser } from './support/browser.ts';

const LOADING_MS = 120_000;
const site = useSiteInBrowser();

/**
 * What decides how fast a page is and does not depend on how busy this machine is. Times, and the score that is worked out
 * from them, are measured by `pnpm --filter @assessment-kit/docs lighthouse`.
 */
it.each(['/', '/callbacks/', '/reference/assessments/operations/update-assessment-order/', '/status-explorer/'])(
  '%s comes in few requests and bytes, and stays where it is once it is shown',
  async (address) => {
    const page = await site.open('/robots.txt', { viewport: { width: 1350, height: 940 } });
    await page.addInitScript(`globalThis.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });`);
    await page.goto(`${site.url}${address}`, { waitUntil: 'networkidle' });
    const { requests, bytes, blocking } = (await page.evaluate(`(() => {
      const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
      return {
        requests: all.length,
        bytes: all.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
        blocking: all.filter(({ renderBlockingStatus }) => renderBlockingStatus === 'blocking').map(({ name }) => name),
      };
    })()`)) as { requests: number; bytes: number; blocking: string[] };
    expect(requests).toBeLessThanOrEqual(20);
    expect(bytes).toBeLessThanOrEqual(150_000);
    expect(blocking.filter((url) => !/\/_astro\/[^/]+\.css$/.test(url))).toEqual([]);
    // Starlight takes a mark of one pixel out of its sidebar, which the browser sometimes counts (0.0002); text that moves
    // by a line counts a hundred times as much.
    expect(Number(await page.evaluate('globalThis.shift'))).toBeLessThan(0.001);
    await page.context().close();
  },
  LOADING_MS,
);
