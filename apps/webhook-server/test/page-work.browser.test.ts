import { BROWSER_TEST_MS } from '@assessment-kit/console-parts/testing';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { usePageWorld } from './support/page-world.ts';
import { DONE, results } from './support/platform.ts';
import { OPERATOR_TOKEN } from './support/running-server.ts';

const world = usePageWorld();

const card = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
const reportsAtPlatform = () =>
  world.story.sandbox.order(world.story.orderId)?.assessments[0]?.reports.map(({ name }) => name);

describe("the operator's page", { timeout: BROWSER_TEST_MS }, () => {
  it('follows an order from its callback to the last update without being reloaded', async () => {
    const page = await world.open('#/orders');
    // Gone after a reload.
    await page.evaluate('window.stillTheSamePage = true');
    const { server, orderId } = world.story;
    await page.locator('.row-link').first().click();
    const timeline = page.locator('.timeline');
    await timeline.getByText('Order received').waitFor();
    await timeline.getByText('handed over').waitFor();

    await server.post(`/v1/orders/${orderId}/results`, results({ assessment: 'Complete', tests: DONE }));
    await timeline.getByText('Update: 2 tests').waitFor();
    await timeline.getByText('Update: Complete').waitFor();
    await expect.poll(() => timeline.getByText('delivered').count()).toBe(2);
    await page.getByText('Update: Complete').click();
    await page.getByText('taken', { exact: true }).waitFor();
    expect(await page.evaluate('window.stillTheSamePage')).toBe(true);
  });

  it('says at a glance what waits for a person, and leads there', async () => {
    const page = await world.open();
    await page.getByText('Nothing waits for a person.').waitFor();
    await world.everything();
    for (const text of ['1 dead letter', '1 refused update', '1 update in doubt', '1 lost order']) {
      await page.getByRole('link', { name: text }).waitFor();
    }
    await page.getByRole('link', { name: '1 lost order' }).press('Enter');
    await page.getByRole('heading', { level: 2, name: 'never-came-in' }).waitFor();
  });

  it('replays a dead letter, which the partner gets with the same id', async () => {
    const orderId = await world.deadLetter();
    const page = await world.open('#/dead-letters');
    await card(page, orderId).getByText('410').waitFor();
    const [first] = world.partner.asked.slice(-1);
    await card(page, orderId).getByRole('button', { name: 'Replay' }).press('Enter');
    await page.getByText('No dead letters').waitFor();
    await expect.poll(() => world.partner.asked.at(-1)).toBe(first);
    expect(world.partner.asked.filter((id) => id === first)).toHaveLength(2);
  });

  it('offers nothing for a dead letter whose personal data was erased', async () => {
    const orderId = await world.deadLetter();
    const headers = { authorization: `Bearer ${OPERATOR_TOKEN}` };
    const path = `/v1/orders/${orderId}/personal-data?force=true`;
    await world.story.server.send(path, { method: 'DELETE', headers });
    const page = await world.open('#/dead-letters');
    await card(page, orderId).getByText('Its personal data was erased').waitFor();
    expect(await card(page, orderId).getByRole('button').count()).toBe(0);
  });

  it('replays all dead letters at the pace that is asked for', async () => {
    await world.deadLetter();
    await world.deadLetter();
    const page = await world.open('#/dead-letters');
    await page.getByLabel('Events per second').fill('100');
    await page.getByRole('button', { name: 'Replay all' }).click();
    await page.getByText('2 events are on the way again.').waitFor();
    await page.getByText('No dead letters').waitFor();
  });

  it('shows why the platform refused an update, and sends it again when told to', async () => {
    const { orderId } = world.story;
    await world.refusedUpdate(orderId);
    const page = await world.open('#/decisions/refused');
    await card(page, orderId).getByText('The platform does not take this.').waitFor();
    await card(page, orderId).getByText('5d2e2b55-21a7-4a5f-8d3a-0c9f1de2b001').first().waitFor();
    await card(page, orderId).getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Nothing to decide').waitFor();
    await expect
      .poll(() => world.story.sandbox.order(orderId)?.assessments[0]?.tests[0]?.status.value)
      .toBe('InProgress');
  });

  it('gives a refused update up only when asked twice', async () => {
    await world.refusedUpdate(world.story.orderId);
    const page = await world.open('#/decisions/refused');
    await page.getByRole('button', { name: 'Give it up…' }).press('Enter');
    await page.getByRole('button', { name: 'Keep it' }).press('Enter');
    await page.getByRole('button', { name: 'Give it up…' }).press('Enter');
    await page.getByRole('button', { name: 'Give it up for good' }).press('Enter');
    await page.getByText('Nothing to decide').waitFor();
    const { body } = await world.story.server.get(`/v1/updates?orderId=${world.story.orderId}`);
    expect(body.items).toMatchObject([{ state: 'discarded' }]);
  });

  it('takes a word for reports that are there: nothing is sent', async () => {
    await world.updateInDoubt(world.story.orderId);
    const page = await world.open('#/decisions/in-doubt');
    await page.getByRole('link', { name: 'summary' }).waitFor();
    const tried = world.story.link.tried.length;
    await page.getByRole('button', { name: 'They are there' }).click();
    await page.getByText('Nothing to decide').waitFor();
    expect(world.story.link.tried).toHaveLength(tried);
    expect(reportsAtPlatform()).toEqual(['summary']);
  });

  it('sends reports that are missing once more, and nothing else', async () => {
    await world.updateInDoubt(world.story.orderId);
    const page = await world.open('#/decisions/in-doubt');
    await page.getByRole('button', { name: 'They are missing…' }).click();
    await page.getByRole('button', { name: 'Send the reports once more' }).click();
    await page.getByText('Nothing to decide').waitFor();
    await expect.poll(reportsAtPlatform).toEqual(['summary', 'summary']);
    expect(JSON.stringify(world.story.link.tried.at(-1))).not.toContain('testStatus');
  });

  it('erases personal data only when asked twice', async () => {
    const { server, orderId } = world.story;
    const page = await world.open(`#/orders/${orderId}`);
    await page.getByRole('button', { name: 'Erase personal data…' }).click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Erase personal data…' }).click();
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await page.getByText('personal data erased').waitFor();
    expect((await server.get(`/v1/orders/${orderId}`)).body.personalDataErasedAt).not.toBeNull();
  });

  it('asks once more when something of the order would be given up', async () => {
    const { orderId } = world.story;
    await world.refusedUpdate(orderId);
    const page = await world.open(`#/orders/${orderId}`);
    await page.getByRole('button', { name: 'Erase personal data…' }).click();
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await page.getByRole('button', { name: 'Erase, and give up what waits…' }).click();
    await page.getByRole('button', { name: 'Give up and erase' }).click();
    await page.getByText('personal data erased').waitFor();
  });

  it('finds an order by its id, and says when there is none', async () => {
    const page = await world.open('#/orders');
    await page.getByLabel('Order id').fill(world.story.orderId);
    await page.keyboard.press('Enter');
    await page.locator('.timeline').waitFor();
    await page.goBack();
    await page.getByLabel('Order id').fill('nobody');
    await page.keyboard.press('Enter');
    await page.getByText('No such order came in.').waitFor();
  });

  it('goes through a long list by pages', async () => {
    const { server } = world.story;
    const body = (orderId: string) => ({ assessmentOrder: { orderId, packageId: 'BAA', companyId: '5Y021' } });
    for (let at = 0; at < 60; at += 1) await server.callback('orders', body(`many-${at}`));
    const page = await world.open('#/orders');
    await expect.poll(() => page.locator('.row').count()).toBe(50);
    await page.getByRole('link', { name: 'Older' }).click();
    await expect.poll(() => page.locator('.row').count()).toBe(11);
    await page.getByRole('link', { name: 'Newest' }).click();
    await page.getByText('many-59').waitFor();
  });

  it('says when the server is gone, and goes on by itself when it is back', async () => {
    const page = await world.open('#/orders');
    await page.route('**/*', (route) => route.abort());
    await page.getByText('Not connected', { exact: true }).waitFor();
    await page.unroute('**/*');
    await page.getByText('Live', { exact: true }).waitFor();
    await page.locator('.row').first().waitFor();
  });
});
