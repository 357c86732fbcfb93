import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { control } from './support/control.ts';
import { ALL_DONE, COMPANY, Partner, sampleUpdate } from './support/partner.ts';

const MAIN = new URL('../src/main.ts', import.meta.url).pathname;

let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-test-'));
  data = join(folder, 'deep', 'sandbox.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a snapshot', () => {
  it('brings another sandbox to the same state, tokens, clock, switches and readings included', async () => {
    const partner = await Partner.connect();
    const orderId = await partner.withOrder();
    await partner.update(orderId, sampleUpdate('Complete', ALL_DONE));
    partner.sandbox.advance(60_000);
    await control(partner.sandbox, 'PUT', 'switches', { gatewayDelay: true });
    await control(partner.sandbox, 'PUT', 'readings', { 'upsert-answer': '204' });
    const { body: snapshot } = await control(partner.sandbox, 'GET', 'state');

    const other = await Partner.connect();
    expect((await control(other.sandbox, 'PUT', 'state', snapshot)).status).toBe(204);
    expect(other.sandbox.order(orderId)).toEqual(partner.sandbox.order(orderId));
    expect(other.sandbox.snapshot()).toEqual(partner.sandbox.snapshot());
    expect((await control(other.sandbox, 'GET', 'switches')).body).toMatchObject({ gatewayDelay: true });
    const { body: readings } = await control(other.sandbox, 'GET', 'readings');
    expect(readings.items).toContainEqual(expect.objectContaining({ id: 'upsert-answer', value: '204' }));
    // Its own token is forgotten; those of the first came along.
    expect((await other.call('getPartnerAssessmentOrders')).status).toBe(401);
    await partner.sandbox.close();
    await other.sandbox.close();
  });

  it('does not change when the sandbox goes on', async () => {
    const partner = await Partner.connect();
    const orderId = await partner.withOrder();
    const snapshot = partner.sandbox.snapshot();
    await partner.update(orderId, sampleUpdate('Complete', ALL_DONE));
    expect(partner.sandbox.order(orderId)).toMatchObject({ packageStatus: 'Completed' });
    partner.sandbox.restore(snapshot);
    expect(partner.sandbox.order(orderId)).toMatchObject({ packageStatus: 'InProgress' });
    await partner.sandbox.close();
  });

  it.each([
    [{}, 'version'],
    [{ version: 2 }, 'version'],
    [{ version: 1 }, 'checksum'],
    [{ version: 1, checksum: 'x', settings: {}, collections: { orders: 'all' } }, 'checksum'],
  ])('is refused as %j, and nothing changes', async (body, field) => {
    const partner = await Partner.connect();
    await partner.withOrder();
    const before = partner.sandbox.snapshot();
    expect(await control(partner.sandbox, 'PUT', 'state', body)).toMatchObject({
      status: 400,
      body: { Values: [{ Fields: field }] },
    });
    expect(partner.sandbox.snapshot()).toEqual(before);
    await partner.sandbox.close();
  });

  it('is refused when it was changed', async () => {
    const sandbox = await createSandbox();
    const snapshot = { ...sandbox.snapshot(), settings: { aheadMs: 5, switches: {} } };
    expect(() => sandbox.restore(snapshot)).toThrow('it was changed');
    await sandbox.close();
  });
});

describe('a data file', () => {
  it('lets a sandbox go on where it was', async () => {
    const first = await Partner.connect({ data });
    const orderId = await first.withOrder();
    await first.update(orderId, sampleUpdate('Complete', ALL_DONE));
    first.sandbox.advance(5_000);
    const before = first.sandbox.snapshot();
    await first.sandbox.close();

    const second = await createSandbox({ data });
    expect(second.snapshot()).toEqual(before);
    second.reset();
    await second.close();
    const third = await createSandbox({ data });
    expect(third.order(orderId)).toBeNull();
    await third.close();
  });

  it('is used by one sandbox at a time', async () => {
    const first = await createSandbox({ data });
    await expect(createSandbox({ data })).rejects.toThrow(/^The data file .* cannot be used: /);
    await first.close();
    await (await createSandbox({ data })).close();
  });

  it('that is something else is left alone', async () => {
    const text = join(folder, 'notes.txt');
    writeFileSync(text, 'Not a database, just some notes that are long enough to be looked at.'.repeat(20));
    await expect(createSandbox({ data: text })).rejects.toThrow(/^The data file .* cannot be used: /);
  });

  it('holds everything that was answered before a kill -9', async () => {
    const child = spawn(process.execPath, [MAIN, '--data', data], { env: { ...process.env, PORT: '0' } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    await expect.poll(() => output, { timeout: 10_000 }).toContain('listening on');
    const url = output.trim().split(' ').at(-1) ?? '';
    const form = { grant_type: 'client_credentials', client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
    const token = await fetch(`${url}/public/security/v1/token`, { method: 'POST', body: new URLSearchParams(form) });
    const { access_token } = (await token.json()) as { access_token: string };
    const answered: string[] = [];
    for (let at = 0; at < 200; at += 1) {
      const companyId = `C${at}`;
      const put = fetch(`${url}/apiHub/security/v1/companies/b6001/companyOnboardingStatuses`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ companyId, onboardingStatus: 'Approved' }),
      });
      void put.then(({ status }) => status === 201 && answered.push(companyId)).catch(() => {});
      if (at === 150) await put;
    }
    child.kill('SIGKILL');
    await once(child, 'exit');

    const sandbox = await createSandbox({ data });
    const kept = JSON.stringify(sandbox.snapshot());
    expect(answered.length).toBeGreaterThan(50);
    for (const companyId of answered) expect(kept).toContain(`"${companyId.toLowerCase()}"`);
    await sandbox.close();
  });
});

describe('orders in bulk', () => {
  it('are placed all together', async () => {
    const partner = await Partner.connect();
    await partner.withOrder();
    const order = { companyId: COMPANY, packageId: 'BAA' };
    const { status, body } = await control(partner.sandbox, 'POST', 'bulk-orders', { order, count: 50 });
    expect([status, new Set(body.orderIds).size]).toEqual([201, 50]);
    for (const orderId of body.orderIds) expect(partner.sandbox.order(orderId)).toMatchObject(order);
    await partner.sandbox.close();
  });

  it.each([
    [{ order: { companyId: COMPANY, packageId: 'X' }, count: 2 }, 404, 'packageId'],
    [{ order: { companyId: COMPANY, packageId: 'BAA' }, count: 1001 }, 400, 'count'],
    [{ order: { companyId: COMPANY }, count: 2 }, 400, 'order.packageId'],
  ])('%j are refused together', async (body, status, field) => {
    const partner = await Partner.connect();
    await partner.withOrder();
    const answer = await control(partner.sandbox, 'POST', 'bulk-orders', body);
    expect(answer).toMatchObject({ status, body: { Values: [{ Fields: field }] } });
    expect((await control(partner.sandbox, 'GET', 'orders')).body.items).toHaveLength(1);
    await partner.sandbox.close();
  });
});
