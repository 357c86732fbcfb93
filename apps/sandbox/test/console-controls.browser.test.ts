import { BROWSER_TEST_MS } from '@assessment-kit/console-parts/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useConsoleWorld } from './support/console-world.ts';
import { control } from './support/control.ts';
import { COMPANY } from './support/partner.ts';

const world = useConsoleWorld();
const ada = { companyId: COMPANY, packageId: 'BAA', assessee: { firstName: 'Ada', lastName: 'Lovelace' } };

describe('the controls', { timeout: BROWSER_TEST_MS }, () => {
  const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

  it('set a fault, with which an order is sent twice, and end it', async () => {
    await world.partner.withOrder();
    const page = await world.open('#/controls');
    const faults = part(page, 'Faults');
    await faults.getByText('Nothing goes wrong.').waitFor();
    await faults.getByLabel('How', { exact: true }).selectOption('duplicate');
    await faults.getByLabel('How many times').fill('1');
    await faults.getByLabel('Only this callback').selectOption('order');
    await faults.getByRole('button', { name: 'Add fault' }).click();
    await faults.getByText('always, 1 more, order callbacks only').waitFor();

    const { orderId } = world.partner.sandbox.placeOrder(ada);
    const orderPage = await world.open(`#/orders/${orderId}`);
    await orderPage.getByRole('listitem').filter({ hasText: 'Order sent' }).nth(1).getByText('accepted 200').waitFor();

    await faults.getByLabel('What fails').selectOption('answers');
    await faults.getByLabel('How', { exact: true }).selectOption('rate-limited');
    await faults.getByLabel('How many times').fill('');
    await faults.getByRole('button', { name: 'Add fault' }).click();
    await faults.getByText('429 with Retry-After', { exact: true }).waitFor();
    expect((await world.partner.update(orderId, { partnerTrackingId: 'T-1' })).status).toBe(429);
    await faults.getByRole('button', { name: 'End all faults' }).click();
    await faults.getByText('Nothing goes wrong.').waitFor();
    expect((await world.partner.update(orderId, { partnerTrackingId: 'T-1' })).status).toBe(204);

    await faults.getByLabel('How', { exact: true }).selectOption('error-before');
    await faults.getByLabel('Status').fill('409');
    await faults.getByLabel('Only this operation').selectOption('updateAssessmentOrder');
    await faults.getByRole('button', { name: 'Add fault' }).click();
    await faults.getByText('status 409, always, without end, updateAssessmentOrder only').waitFor();
    expect((await world.partner.update(orderId, { partnerTrackingId: 'T-1' })).status).toBe(409);
  });

  it('keep the focus when a fault is ended, the last one included', async () => {
    const deliveries = [{ kind: 'late' }, { kind: 'dropped' }];
    await control(world.partner.sandbox, 'PUT', 'faults', { deliveries });
    const page = await world.open('#/controls');
    const faults = part(page, 'Faults');
    const focused = () => faults.locator(':focus');
    await faults.getByRole('button', { name: 'End dropped' }).press('Enter');
    await faults.getByRole('button', { name: 'End dropped' }).waitFor({ state: 'detached' });
    await focused().waitFor();
    expect(await focused().textContent()).toBe('End all faults');
    await faults.getByRole('button', { name: 'End late' }).press('Enter');
    await faults.getByText('Nothing goes wrong.').waitFor();
    await focused().waitFor();
    expect(await focused().getAttribute('id')).toBe(await faults.getByLabel('What fails').getAttribute('id'));
  });

  it('leave the focus alone when somebody has clicked elsewhere', async () => {
    await control(world.partner.sandbox, 'PUT', 'faults', { deliveries: [{ kind: 'late' }] });
    const page = await world.open('#/controls');
    const faults = part(page, 'Faults');
    await faults.getByRole('button', { name: 'End late' }).focus();
    await page.getByRole('heading', { level: 1 }).click();
    await control(world.partner.sandbox, 'PUT', 'faults', {});
    await faults.getByText('Nothing goes wrong.').waitFor();
    expect(await faults.locator(':focus').count()).toBe(0);
  });

  it('say what is wrong with a fault', async () => {
    const page = await world.open('#/controls');
    const faults = part(page, 'Faults');
    await faults.getByLabel('Only this order').fill(' ');
    await faults.getByLabel('Seed').fill('99999999999');
    await faults.getByRole('button', { name: 'Add fault' }).click();
    await faults.getByText(/^seed/).waitFor();
  });

  it('move the clock, and put it back', async () => {
    const page = await world.open('#/controls');
    const clock = part(page, 'Clock');
    const now = async () => Date.parse((await control(world.partner.sandbox, 'GET', 'clock')).body.now);
    const before = await now();
    await clock.getByRole('button', { name: '30 days' }).click();
    await expect.poll(now).toBeGreaterThan(before + 29 * 24 * 3600 * 1000);
    await clock.getByLabel('Go to (UTC)').fill('2030-05-06T07:08:09');
    await clock.getByRole('button', { name: 'Go', exact: true }).click();
    await clock.getByText('6 May 2030, 07:08').waitFor();
    expect(new Date(await now()).toISOString()).toMatch(/^2030-05-06T07:0/);
    await clock.getByRole('button', { name: "Back to this machine's time" }).click();
    await expect.poll(now).toBeLessThan(Date.parse('2030-01-01T00:00:00Z'));
  });

  it('switch behaviour on and off', async () => {
    const page = await world.open('#/controls');
    const box = part(page, 'Switches').getByLabel(/180 a minute/);
    const switches = async () => (await control(world.partner.sandbox, 'GET', 'switches')).body;
    await box.check();
    await expect.poll(switches).toEqual({ rateLimit: true, gatewayDelay: false });
    await box.uncheck();
    await expect.poll(switches).toEqual({ rateLimit: false, gatewayDelay: false });
  });

  it('stay as they were set when an answer from before comes late', async () => {
    const page = await world.open('#/controls');
    const box = part(page, 'Switches').getByLabel(/180 a minute/);
    await box.waitFor();
    // Answers are held back from here on, in the sequence in which they were asked for.
    const held: { asked: PromiseWithResolvers<void>; release: PromiseWithResolvers<void> }[] = Array.from(
      { length: 2 },
      () => ({ asked: Promise.withResolvers(), release: Promise.withResolvers() }),
    );
    let count = 0;
    await page.route('**/_sandbox/switches', async (route) => {
      if (route.request().method() !== 'GET') return route.continue();
      const hold = held[count++];
      const response = await route.fetch();
      hold?.asked.resolve();
      await hold?.release.promise;
      await route.fulfill({ response });
    });
    world.partner.sandbox.reset();
    await held[0]?.asked.promise;
    await Promise.all([page.waitForResponse((response) => response.request().method() === 'PUT'), box.check()]);
    held[0]?.release.resolve();
    await held[1]?.asked.promise;
    expect(await box.isChecked()).toBe(true);
    held[1]?.release.resolve();
    await page.unrouteAll({ behavior: 'wait' });
  });

  it('choose a reading', async () => {
    const page = await world.open('#/controls');
    const readings = part(page, 'Readings');
    await readings.getByText('Answer of an upsert').first().click();
    await readings.getByRole('radio', { name: /^204/ }).check();
    const value = async () => {
      const { items } = (await control(world.partner.sandbox, 'GET', 'readings')).body;
      return items.find(({ id }: { id: string }) => id === 'upsert-answer').value;
    };
    await expect.poll(value).toBe('204');
  });

  it('reset the sandbox only when asked twice', async () => {
    await world.partner.withOrder();
    const page = await world.open('#/controls');
    const reset = part(page, 'Reset');
    const orders = async () => (await control(world.partner.sandbox, 'GET', 'orders')).body.items;
    await reset.getByRole('button', { name: 'Reset the sandbox…' }).click();
    await reset.getByRole('button', { name: 'Keep it' }).click();
    expect(await orders()).toHaveLength(1);
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Reset the sandbox…');
    await reset.getByRole('button', { name: 'Reset the sandbox…' }).click();
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Forget everything');
    await page.keyboard.press('Enter');
    await expect.poll(orders).toEqual([]);
  });

  it.each(['Faults', 'Clock', 'Switches', 'Readings'])('say it when the sandbox has no %s', async (name) => {
    const page = await world.browser.newPage();
    await page.route(`**/_sandbox/${name.toLowerCase()}`, (route) => route.fulfill({ status: 404, body: '{}' }));
    await page.goto(`${world.partner.sandbox.url}/#/controls`);
    await part(page, name).getByText(`${name} cannot be shown: this sandbox does not offer them.`).waitFor();
    expect(await page.getByText('cannot be shown').count()).toBe(1);
    await page.close();
  });
});
