import { BROWSER_TEST_MS } from '@assessment-kit/console-parts/testing';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { queryOf } from '../../src/interactive/explorer/model/address.ts';
import { PRESETS } from '../../src/interactive/explorer/model/presets.ts';
import { barriers, seen, tabTo, useDocs } from './docs-world.ts';

const docs = useDocs();

function open(id: string, options?: BrowserContextOptions): Promise<Page> {
  const preset = PRESETS.find((each) => each.id === id);
  if (!preset) throw new Error(`There is no ${id}.`);
  return docs.open(`/status-explorer/${queryOf(preset.exploration)}`, options);
}

const verdict = (page: Page) => seen(page.locator('.verdict [role="status"]'));
const history = (page: Page) => page.locator('.history li').allInnerTexts();

describe('the status explorer', { timeout: BROWSER_TEST_MS }, () => {
  it('plays an order by keyboard alone, from a refusal to its completion, and back', async () => {
    const page = await open('started');
    await tabTo(page, 'Status of data-skills');
    await page.keyboard.type('Complete');
    expect(await verdict(page)).toMatch(/^Refused with 400\n.*sql is InProgress, excel is Pending\./s);

    await tabTo(page, 'make them Complete');
    await page.keyboard.press('Enter');
    expect(await verdict(page)).toMatch(/^Accepted, in 2 PATCHes\n.*Completed\.$/s);

    await tabTo(page, 'Apply: make it the present state');
    await page.keyboard.press('Enter');
    expect(await verdict(page)).toMatch(/^Nothing to send/);
    expect(await history(page)).toEqual(['Ordered\nIn Progress', 'data-skills Complete\nCompleted']);

    await tabTo(page, 'Undo');
    await page.keyboard.press('Enter');
    expect(await history(page)).toHaveLength(1);
    expect(await verdict(page)).toMatch(/^Accepted/);
    expect(docs.opened).toMatchObject([{ complaints: [], foreignHosts: [] }]);
  });

  it('keeps everything in its address', async () => {
    const page = await open('retest');
    await page.getByLabel('Status of the test sql of data-skills').selectOption('Expired');
    const shown = [await verdict(page), await history(page)];
    await page.reload();
    await page.locator('.verdict').waitFor();
    expect([await verdict(page), await history(page)]).toEqual(shown);
    await page.goto(`${docs.site.url}/status-explorer/?want=nothing`);
    expect(await seen(page.getByRole('alert'))).toContain('stands for no order');
  });

  it('names the rule that refuses, with its sentence, its source and its page', async () => {
    const page = await open('too-early');
    const rule = page.locator('.rules li').first();
    expect(await seen(rule)).toMatch(/^Completion\n+An assessment becomes Complete.*certain S3, OR-new/s);
    await rule.getByRole('link', { name: 'Completion' }).click();
    await page.waitForURL('**/reference/rules/#completion-gate');
  });

  it('gives the PATCHes as JSON, as a command and as a call of the client, and copies them', async () => {
    const page = await open('complete', { permissions: ['clipboard-read', 'clipboard-write'] });
    const second = page.locator('.patches > li').nth(1);
    const body = JSON.parse(await seen(second.locator('pre')));
    expect(body).toMatchObject({ assessments: [{ assessmentStatus: { value: 'Complete' } }] });
    await second.getByRole('tab', { name: 'JSON' }).press('ArrowRight');
    expect(await seen(second.locator('pre'))).toContain('--request PATCH');
    await second.getByRole('tab', { name: 'curl' }).press('ArrowRight');
    const call = await seen(second.locator('pre'));
    expect(call).toMatch(/^await client\.updateAssessmentOrder\(\{/);
    await second.getByRole('button', { name: 'Copy PATCH 2 as Client' }).click();
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(call);
  });

  it('has no barrier that axe finds in either theme, refused or accepted', async () => {
    const page = await open('too-early');
    for (const more of await page.locator('.kit summary').all()) await more.click();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'Retest, second attempt' }).click();
    expect(await barriers(page)).toEqual([]);
  });

  it('fits a phone, and keeps the verdict in view there', async () => {
    const page = await open('two', { viewport: { width: 360, height: 740 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    const summary = await page.locator('.summary').boundingBox();
    expect((summary?.y ?? 999) + (summary?.height ?? 0)).toBeLessThanOrEqual(740);
  });

  it('says without JavaScript what it is, and where the tables are', async () => {
    const page = await open('complete', { javaScriptEnabled: false });
    const notice = page.locator('status-explorer');
    expect(await seen(notice)).toContain('works with JavaScript only');
    expect(await notice.getByRole('link').first().getAttribute('href')).toBe('/reference/statuses/');
  });
});
