import { validateWebhook } from '@assessment-kit/contract/webhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMPANY, Partner } from './support/partner.ts';
import { Receiver } from './support/receiver.ts';

let partner: Partner;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await Receiver.listen();
  partner = await Partner.connect({ callbackTimeoutMs: 1_000 });
  await partner.call('upsertCallback', { body: receiver.registration() });
});
afterEach(async () => {
  await partner.sandbox.close();
  await receiver.close();
});

/** Places an order and waits until nothing is under way for it any more. */
async function ordered(deliveries: number) {
  const orderId = await partner.withOrder();
  return partner.sandbox.waitFor(
    orderId,
    (order) => order.deliveries.length === deliveries && order.deliveries.every(({ outcome }) => outcome !== null),
  );
}

describe('the order callback', () => {
  it('carries the order with the registered key, and is accepted by 200', async () => {
    const order = await ordered(1);
    expect(order.deliveries).toMatchObject([{ callback: 'order', outcome: 'accepted', status: 200 }]);
    const [callback] = receiver.received;
    expect(callback).toMatchObject({ path: '/orders', headers: { 'x-api-key': 'key-of-the-partner' } });
    expect(callback?.headers['content-type']).toBe('application/json');
    expect(validateWebhook('order', callback?.body, 'exact')).toEqual([]);
    expect(callback?.body.assessmentOrder).toMatchObject({
      orderId: order.orderId,
      packageId: 'BAA',
      companyId: COMPANY,
      tests: [],
    });
  });

  it('lists every test of the package when the partner registered for orders by test', async () => {
    await partner.call('upsertCallback', { body: receiver.registration({ orderLevel: 'Test' }) });
    await ordered(1);
    expect(receiver.received[0]?.body.assessmentOrder.tests).toEqual([{ testId: 'SQL' }, { testId: 'EXCEL' }]);
  });

  it.each([201, 202, 204, 301, 400, 401, 500, 503])('is not accepted by %i; the error URL is told', async (status) => {
    receiver.answer = (response, path) => {
      response.writeHead(path === '/orders' ? status : 200, { location: `${receiver.url}/elsewhere` }).end();
    };
    const order = await ordered(2);
    expect(order.deliveries).toMatchObject([
      { callback: 'order', outcome: 'rejected', status },
      { callback: 'error', outcome: 'accepted', status: 200 },
    ]);
    expect(receiver.received.map(({ path }) => path)).toEqual(['/orders', '/errors']);
    const report = receiver.received[1]?.body;
    expect(validateWebhook('error', report, 'exact')).toEqual([]);
    expect(JSON.stringify(report)).toContain(`${status}`);
    expect(report.orderId).toBe(order.orderId);
  });

  it('has failed when no answer came in time, even if its headers did', async () => {
    receiver.answer = (response, path) => {
      if (path === '/orders') response.writeHead(200, { 'content-type': 'application/json' }).write('{');
      else response.end();
    };
    const order = await ordered(2);
    expect(order.deliveries).toMatchObject([
      { callback: 'order', outcome: 'timeout', status: null },
      { callback: 'error', outcome: 'accepted' },
    ]);
  });

  it('has failed when nobody listens; the failure of the error callback is written down as well', async () => {
    await receiver.close();
    const order = await ordered(2);
    expect(order.deliveries.map(({ outcome }) => outcome)).toEqual(['unreachable', 'unreachable']);
    receiver = await Receiver.listen();
  });

  it('is not repeated, and no error is sent without an error URL', async () => {
    receiver.answer = (response) => response.writeHead(500).end();
    const { callbackDetails } = receiver.registration();
    await partner.call('upsertCallback', {
      body: receiver.registration({ callbackDetails: { successCallbackUrl: callbackDetails.successCallbackUrl } }),
    });
    await ordered(1);
    expect(receiver.received).toHaveLength(1);
  });

  it('is not sent without a registered callback; the order is placed all the same', async () => {
    await partner.call('deleteCallback');
    const orderId = await partner.withOrder();
    expect(partner.sandbox.order(orderId)).toMatchObject({ packageStatus: 'InProgress', deliveries: [] });
  });
});

describe('the job callback', () => {
  const sendJob = () =>
    fetch(`${partner.sandbox.url}/_sandbox/jobs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Analyst' }),
    });

  it('carries the job as it was given, with an id', async () => {
    const response = await sendJob();
    expect(response.status).toBe(202);
    await expect.poll(() => receiver.received).toHaveLength(1);
    expect(receiver.received[0]).toMatchObject({ path: '/jobs', body: await response.json() });
  });

  it('is refused while no job URL is registered', async () => {
    await partner.call('deleteCallback');
    const response = await sendJob();
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ Values: [{ Fields: 'jobCreationCallbackUrl' }] });
  });
});

describe('deliveries', () => {
  it('are listed with request and answer, the key masked', async () => {
    receiver.answer = (response) => response.writeHead(200).end('{"taken":true}');
    await ordered(1);
    const { items } = (await (await fetch(`${partner.sandbox.url}/_sandbox/deliveries`)).json()) as { items: object[] };
    expect(items).toMatchObject([
      { callback: 'order', request: { headers: { 'x-api-key': '***' } }, response: { body: '{"taken":true}' } },
    ]);
    expect(JSON.stringify(items)).not.toContain('key-of-the-partner');
  });
});
