import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validateWebhook } from '@assessment-kit/contract/webhooks';
import { describe, expect, it } from 'vitest';
import { NoAnswerError } from '../src/index.ts';
import { createObservedClient, createTestOrder, signedCallback } from '../src/testing/index.ts';

describe('createObservedClient', () => {
  it('writes down requests, with their bodies, and answers for the token', async () => {
    const observed = createObservedClient(() => new Response(null, { status: 204 }));
    const { client, requests, tokenRequests } = observed;
    await client.updateAssessmentOrder({ companyId: 'B6001', orderId: 'ord 1', body: { partnerTrackingId: 't-1' } });
    expect(requests[0]?.url).toBe(
      'https://platform.test/apiHub/performanceManagement/v1/companies/B6001/assessmentOrders/ord%201',
    );
    expect(await requests[0]?.json()).toEqual({ partnerTrackingId: 't-1' });
    expect(tokenRequests()).toBe(1);
  });

  it('repeats without waiting', async () => {
    let failing = 2;
    const { client, requests } = createObservedClient(() => new Response(null, { status: failing-- > 0 ? 503 : 204 }));
    await client.deleteCallback();
    expect(requests).toHaveLength(3);
  });

  it('takes what the answer throws for a connection that failed', async () => {
    const { client } = createObservedClient(() => Promise.reject(new TypeError('fetch failed')));
    await expect(client.deleteCallback()).rejects.toBeInstanceOf(NoAnswerError);
  });
});

describe('createTestOrder', () => {
  it('makes a payload that fits the contract, each time with another order id', () => {
    const [one, two] = [createTestOrder(), createTestOrder({ companyId: 'C7', tests: [{ testId: 'SQL' }] })];
    expect(validateWebhook('order', one, 'exact')).toEqual([]);
    expect(validateWebhook('order', two, 'exact')).toEqual([]);
    expect(two.assessmentOrder).toMatchObject({ companyId: 'C7', tests: [{ testId: 'SQL' }] });
    expect(one.assessmentOrder.orderId).not.toBe(two.assessmentOrder.orderId);
  });
});

describe('signedCallback', () => {
  it('arrives as the platform sends a callback', async () => {
    const seen: unknown[] = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      const { method, url, headers } = request;
      seen.push({ method, url, key: headers['x-api-key'], type: headers['content-type'], body: JSON.parse(body) });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const order = createTestOrder();
    const { port } = server.address() as AddressInfo;
    await fetch(signedCallback(`http://127.0.0.1:${port}/callbacks/orders`, order, { apiKey: 'key-1' }));
    server.closeAllConnections();
    server.close();
    const type = 'application/json';
    expect(seen).toEqual([{ method: 'POST', url: '/callbacks/orders', key: 'key-1', type, body: order }]);
  });
});
