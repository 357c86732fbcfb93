/*
 * Makes the pictures of the operator's page that the documentation shows:
 * `pnpm --filter @assessment-kit/webhook-server screenshots`. Times and ids differ from run to run.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchChromium, openPage } from '@assessment-kit/console-parts/testing';
import { showcase } from './showcase.ts';

const FOLDER = new URL('../../../docs/public/operator/', import.meta.url);

const { server, orderId, token, close } = await showcase();
const browser = await launchChromium();
try {
  mkdirSync(FOLDER, { recursive: true });
  const views = {
    overview: '',
    order: `#/orders/${orderId}`,
    decisions: '#/decisions/in-doubt',
    dead: '#/dead-letters',
  };
  for (const [name, hash] of Object.entries(views)) {
    const { page } = await openPage(browser, server.url, hash, { viewport: { width: 1100, height: 760 } });
    await page.getByLabel('Operator token').fill(token);
    await page.keyboard.press('Enter');
    await page.getByText('Live', { exact: true }).waitFor();
    await page.waitForFunction('!document.body.innerText.includes("Loading…")');
    await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, FOLDER)) });
    console.log(`wrote ${name}.png`);
  }
} finally {
  await browser.close();
  await close();
}
