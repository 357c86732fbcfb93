import { readFileSync } from 'node:fs';
import { createClient } from '@assessment-kit/client';
import { describe, expect, it } from 'vitest';
import { type Results, readOrder, reportResults } from '../src/index.ts';
import { order, useStore } from './store/engines.ts';
import { COMPANY, CREDENTIALS, DONE, orderUnderWay, results } from './support/platform.ts';
import { API_KEY } from './support/running-server.ts';
import { freshStore, startProcess } from './support/server-process.ts';

const EXAMPLE = new URL('../examples/own-application.ts', import.meta.url);

describe.each(['sqlite', 'postgres'] as const)('an application without the server, on %s', (engine) => {
  it('receives an order, reports its results, and brings it to its end on the platform', async () => {
    const { sandbox, close } = await orderUnderWay();
    const settings = {
      ...(await freshStore(engine)),
      ...{ API_KEY, PLATFORM_URL: sandbox.url, PLATFORM_CLIENT_ID: CREDENTIALS.clientId },
      PLATFORM_CLIENT_SECRET: CREDENTIALS.clientSecret,
    };
    const application = startProcess(settings, [], EXAMPLE.pathname);
    await expect.poll(application.output, { timeout: 30_000 }).toMatch(/port: (\d+)/);
    const url = `http://127.0.0.1:${/port: (\d+)/.exec(application.output())?.[1]}`;

    const client = createClient({ baseUrl: sandbox.url, ...CREDENTIALS });
    await client.upsertCallback({
      body: {
        callbackDetails: { successCallbackUrl: `${url}/callbacks/orders` },
        callerDetails: { callerName: 'Partner' },
        apiKey: API_KEY,
      },
    });
    const { orderId } = sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' });
    await expect.poll(application.output).toContain(`order ${orderId}: invite to BAA, unless evt_`);
    const finish = async () => {
      const response = await fetch(`${url}/orders/${orderId}/finished`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ assessmentId: 'BAA-1', testIds: ['SQL', 'EXCEL'], score: '87' }),
      });
      return [response.status, await response.json()];
    };
    const [status, ids] = await finish();
    expect([status, ids]).toEqual([202, [expect.stringMatching(/^upd_/), expect.stringMatching(/^upd_/)]]);
    const seen = await sandbox.waitFor(orderId, ({ packageStatus }) => packageStatus === 'Completed');
    expect(seen.overallScore).toBe('87');
    expect(await (await fetch(`${url}/orders/${orderId}`)).json()).toMatchObject({ reported: { overallScore: '87' } });
    expect((await fetch(`${url}/orders/unknown`)).status).toBe(404);
    application.child.kill('SIGTERM');
    expect(await application.ended).toEqual([0, null]);
    await close();
  }, 60_000);

  describe('reportResults and readOrder', () => {
    const context = useStore(engine);
    const wanted = (given: Parameters<typeof results>[0]) => results(given) as Results;

    it('take a report with a key once, and tell what it led to', async () => {
      await context.store.receive(order('o-1'));
      const report = () =>
        reportResults(context.store, 'o-1', wanted({ assessment: 'Complete', tests: DONE }), { idempotencyKey: 'k-1' });
      const first = await report();
      expect(first).toMatchObject({ ok: true, repeated: false, updates: [{ state: 'queued' }, { state: 'queued' }] });
      expect(await report()).toMatchObject({ ok: true, repeated: true, updates: first.ok ? first.updates : [] });
      expect(await readOrder(context.store, 'o-1')).toMatchObject({
        ...{ orderId: 'o-1', events: [{ type: 'order.placed' }] },
        updates: first.ok ? first.updates : [],
      });
      expect(await readOrder(context.store, 'o-2')).toBeNull();
    });

    it.each<[string, number, string, Parameters<typeof reportResults> extends [unknown, ...infer Rest] ? Rest : never]>(
      [
        ['an unknown order', 404, 'orderId', ['o-9', {}]],
        ['what the contract does not allow', 400, 'overallScore', ['o-1', { overallScore: 'x'.repeat(31) }]],
        ['an empty order id', 400, 'orderId', ['', {}]],
        ['a key that is too long', 400, 'idempotency-key', ['o-1', {}, { idempotencyKey: 'k'.repeat(256) }]],
        [
          'a link with a permission',
          400,
          'overallReports[0].url',
          ['o-1', { overallReports: [{ name: 'r', url: 'https://me:pw@reports.example.com/1' }] }],
        ],
        [
          'what no sequence of updates leads to',
          422,
          'assessments[0].assessmentStatus.value',
          ['o-1', results({ assessment: 'Complete', tests: { SQL: 'InProgress' } }) as Results],
        ],
      ],
    )('refuse %s with %i and store nothing', async (_name, status, field, [orderId, body, options]) => {
      await context.store.receive(order('o-1'));
      expect(await reportResults(context.store, orderId, body, options)).toMatchObject({
        ...{ ok: false, status },
        problems: expect.arrayContaining([{ field, code: expect.any(String), message: expect.any(String) }]),
      });
      expect(await context.store.listMessages({ queue: 'outbox', limit: 1 })).toEqual([]);
    });
  });
});

it.each(['../README.md', '../../docs/src/content/docs/receiving-orders.mdx'])(
  'the example in %s is the one that is compiled and run',
  (page) => {
    expect(readFileSync(new URL(page, import.meta.url), 'utf8')).toContain(
      `\`\`\`ts\n${readFileSync(EXAMPLE, 'utf8')}\`\`\``,
    );
  },
);
