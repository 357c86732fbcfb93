import { BROWSER_TEST_MS, launchChromium } from '@assessment-kit/console-parts/testing';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { useConsoleWorld } from './support/console-world.ts';
import { control } from './support/control.ts';
import { ALL_DONE, COMPANY, samplePackage, sampleUpdate } from './support/partner.ts';
import { Receiver } from './support/receiver.ts';

const world = useConsoleWorld();
const ada = { companyId: COMPANY, packageId: 'BAA', assessee: { firstName: 'Ada', lastName: 'Lovelace' } };

describe('the console', { timeout: BROWSER_TEST_MS }, () => {
  it('follows an order from its form to Completed without being reloaded', async () => {
    const page = await world.open('#/packages');
    await page.getByText('No company yet').waitFor();
    // Gone after a reload.
    await page.evaluate('window.stillTheSamePage = true');

    await world.partner.call('upsertOnboardingStatus', { body: { companyId: COMPANY, onboardingStatus: 'Approved' } });
    await world.partner.call('upsertAssessmentPackage', { path: { packageId: 'BAA' }, body: samplePackage() });
    await page.getByRole('button', { name: 'Order Business Analyst Assessment' }).click();
    await page.keyboard.type('Ada');
    await page.getByLabel('Last name').fill('Lovelace');
    await page.getByLabel('E-mail').fill('ada@mail.example');
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByText('Placed.').waitFor();

    await page.getByRole('link', { name: 'Global Status' }).click();
    await page.getByRole('tab', { name: 'In Progress 1' }).waitFor();
    const row = page.getByRole('listitem').filter({ hasText: 'Ada Lovelace' });
    await row.getByText('Business Analyst Assessment').waitFor();

    const { items } = (await control(world.partner.sandbox, 'GET', 'orders')).body;
    expect(items).toMatchObject([{ assessee: { firstName: 'Ada', email: 'ada@mail.example' } }]);
    await world.partner.update(items[0].orderId, sampleUpdate('Complete', ALL_DONE));
    await page.getByRole('tab', { name: 'In Progress 0' }).waitFor();
    await page.getByRole('tab', { name: 'Completed 1' }).click();
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor();
    expect(await page.evaluate('window.stillTheSamePage')).toBe(true);
  });

  it('shows attempts, scores, and reports of an order as they come; a link that could run code is no link', async () => {
    await world.partner.withOrder();
    const { orderId } = world.partner.sandbox.placeOrder(ada);
    const page = await world.open(`#/orders/${orderId}`);
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    const at = '2026-01-13T12:40:02.120Z';
    const score = { attempt: 1, value: '91', description: 'Above the norm', reports: [] };
    const reports = [{ name: 'Full report', url: 'https://world.partner.example/reports/1' }];
    const tests = [{ id: 'SQL', testStatus: { value: 'Complete', updatedAt: at }, score }];
    await world.partner.update(orderId, {
      partnerTrackingId: 'T-1001',
      overallReports: [...reports, { name: 'Script', url: 'javascript:alert(1)' }],
      assessments: [{ assessmentId: 'BAA-1', assessmentResults: { tests } }],
    });
    await page.getByText('T-1001').first().waitFor();
    await page.getByText('Attempt 1').waitFor();
    await page.getByText('91', { exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Full report' }).getAttribute('href')).toBe(reports[0]?.url);
    expect(await page.getByRole('link', { name: 'Script' }).count()).toBe(0);
  });

  it('shows a delivery that was refused with request and answer in full, the key masked', async () => {
    world.receiver.answer = (response) => response.writeHead(500).end('{"error":"no room"}');
    await world.partner.withOrder();
    const { orderId } = world.partner.sandbox.placeOrder(ada);
    const page = await world.open(`#/orders/${orderId}`);
    const entry = page.getByRole('listitem').filter({ hasText: 'Order sent' });
    await entry.getByText('rejected 500').waitFor();
    await entry.locator('summary').click();
    // They are fetched when the entry is opened.
    await entry.locator('pre').nth(1).waitFor();
    const [request, answer] = await entry.locator('pre').allTextContents();
    expect(request).toContain(`POST ${world.receiver.url}/orders`);
    expect(request).toContain('x-api-key: ***');
    expect(request).toContain('"lastName": "Lovelace"');
    expect(answer).toMatch(/^500\n/);
    expect(answer).toContain('"error": "no room"');
    await page.getByRole('listitem').filter({ hasText: 'Error reported' }).waitFor();
    await page.getByRole('link', { name: /^Global Status: / }).click();
    await page.getByRole('listitem').filter({ hasText: 'Ada Lovelace' }).getByText('Not delivered').waitFor();
  });

  it('shows a delivery that reached nobody while it is looked at', async () => {
    await world.partner.call('deleteCallback');
    await world.partner.withOrder();
    await world.partner.call('upsertCallback', { body: world.receiver.registration() });
    await world.receiver.close();
    const page = await world.open();
    const { orderId } = world.partner.sandbox.placeOrder(ada);
    await page.getByText('Not delivered').waitFor();
    await page.getByRole('link', { name: 'Ada Lovelace' }).click();
    await page.waitForURL(`**/#/orders/${orderId}`);
    const entry = page.getByRole('listitem').filter({ hasText: 'Order sent' });
    await entry.getByText('unreachable').waitFor();
    await entry.locator('summary').click();
    await entry.getByText('There was no answer.').waitFor();
    world.receiver = await Receiver.listen();
  });

  it('shows a refused update with the reason', async () => {
    const orderId = await world.partner.withOrder();
    const page = await world.open(`#/orders/${orderId}`);
    await world.partner.update(orderId, sampleUpdate('Complete', {}));
    const entry = page.getByRole('listitem').filter({ hasText: 'Update received' });
    await entry.getByText('refused 400').waitFor();
    await entry.locator('summary').click();
    // They are fetched when the entry is opened.
    await entry.locator('pre').nth(1).waitFor();
    const [request, answer] = await entry.locator('pre').allTextContents();
    expect(request).toContain('"value": "Complete"');
    expect(answer).toContain('"Message"');
  });

  it('says what the sandbox refuses in an order', async () => {
    await world.partner.withOrder();
    const page = await world.open('#/packages');
    await world.partner.call('upsertOnboardingStatus', { body: { companyId: COMPANY, onboardingStatus: 'Suspended' } });
    await page.getByText('Suspended', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByText('The company is Suspended; it cannot place new orders.').waitFor();
  });

  it('keeps the focus on the button by which an order was placed', async () => {
    await world.partner.withOrder();
    const page = await world.open('#/packages');
    await page.getByRole('button', { name: 'Place order' }).press('Enter');
    await page.getByText('Placed.').waitFor();
    expect(await page.locator(':focus').textContent()).toBe('Place order');
  });

  it('shows a hundred orders, and goes on at the next one when more are asked for', async () => {
    await world.partner.call('deleteCallback');
    await world.partner.withOrder();
    for (let at = 149; at > 0; at -= 1) {
      world.partner.sandbox.placeOrder({ ...ada, assessee: { firstName: 'Number', lastName: `${at}` } });
    }
    const page = await world.open();
    const rows = page.getByRole('tabpanel').getByRole('listitem');
    await rows.nth(99).waitFor();
    expect(await rows.count()).toBe(100);
    await page.getByRole('button', { name: 'Show more of 150 orders' }).press('Enter');
    await rows.nth(149).waitFor();
    expect(await page.locator(':focus').textContent()).toBe('Number 101');
  });

  it('says that an order is unknown', async () => {
    const page = await world.open('#/orders/none');
    await page.getByText('There is no such order.').waitFor();
  });

  it('finds the sandbox again after it was restarted', async () => {
    const page = await world.open();
    await page.getByText('Live', { exact: true }).waitFor();
    const { port } = new URL(world.partner.sandbox.url);
    await world.partner.sandbox.close();
    await page.getByText('Not connected').waitFor();
    const restarted = await createSandbox({ port: Number(port) });
    await page.getByText('Live', { exact: true }).waitFor();
    await restarted.close();
  });
});

describe('without Chromium', () => {
  it('the tests say how to install it', async () => {
    await expect(launchChromium('/nowhere/chromium')).rejects.toThrow('apt-get install chromium');
  });
});
