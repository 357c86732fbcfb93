/*
 * Makes the pictures of the console that the documentation shows: `pnpm --filter @assessment-kit/sandbox screenshots`.
 * Ids and times are the same each time, so a picture changes only with the console.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchChromium, openPage } from '@assessment-kit/console-parts/testing';
import { control } from './control.ts';
import { ALL_DONE, COMPANY, Partner, samplePackage, sampleUpdate } from './partner.ts';
import { Receiver } from './receiver.ts';

const FOLDER = new URL('../../../docs/public/console/', import.meta.url);
const NOON = Date.parse('2026-01-13T12:00:00Z');

const CANDIDATES = [
  ['Ada', 'Example', 'Complete'],
  ['Bruno', 'Sample', 'InProgress'],
  ['Chen', 'Placeholder', 'Hold'],
  ['Dana', 'Instance', null],
  ['Emil', 'Specimen', 'InProgress'],
] as const;

const partner = await Partner.connect({ seed: 1, clock: { now: () => NOON } });
const receiver = await Receiver.listen();
const browser = await launchChromium();
try {
  await partner.call('upsertCallback', { body: receiver.registration() });
  await partner.call('upsertOnboardingStatus', { body: { companyId: COMPANY, onboardingStatus: 'Approved' } });
  await partner.call('upsertAssessmentPackage', { path: { packageId: 'BAA' }, body: samplePackage() });
  const orderIds: string[] = [];
  for (const [firstName, lastName, status] of CANDIDATES) {
    const email = `${firstName.toLowerCase()}@mail.example`;
    const order = { companyId: COMPANY, packageId: 'BAA', assessee: { firstName, lastName, email } };
    const { orderId } = partner.sandbox.placeOrder(order);
    await partner.sandbox.waitFor(orderId, ({ deliveries }) => deliveries[0]?.outcome === 'accepted');
    const report = { name: 'Summary', url: 'https://reports.example.com/summary' };
    if (status === 'Complete') {
      await partner.update(orderId, sampleUpdate('Complete', { SQL: 'InProgress' }));
      await partner.update(orderId, sampleUpdate('Complete', ALL_DONE, [report]));
    } else if (status) await partner.update(orderId, sampleUpdate(status, { SQL: 'InProgress' }));
    orderIds.push(orderId);
  }
  const faults = {
    seed: 42,
    deliveries: [{ kind: 'duplicate', count: 3 }],
    answers: [{ kind: 'error-after', probability: 0.1 }],
  };
  await control(partner.sandbox, 'PUT', 'faults', faults);

  mkdirSync(FOLDER, { recursive: true });
  const views = { status: '', order: `#/orders/${orderIds[0]}`, packages: '#/packages', controls: '#/controls' };
  for (const [name, hash] of Object.entries(views)) {
    const { page } = await openPage(browser, partner.sandbox.url, hash, { viewport: { width: 1100, height: 760 } });
    await page.getByText('Live', { exact: true }).waitFor();
    await page.waitForFunction('!document.body.innerText.includes("Loading…")');
    const path = fileURLToPath(new URL(`${name}.png`, FOLDER));
    await page.screenshot({ path });
    console.log(`wrote ${name}.png`);
  }
} finally {
  await browser.close();
  await partner.sandbox.close();
  await receiver.close();
}
