import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '@assessment-kit/client';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import type { PlatformOrder } from './invariants.ts';
import type { OrderCallback } from './ledger.ts';
import { API_KEY } from './webhook-api.ts';

export const COMPANY = '5Y021';
export const PACKAGE = 'BAA';
export const CREDENTIALS = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };

/** Registers where callbacks go, onboards the company, and publishes a package of one assessment with two tests. */
export async function register(sandbox: Sandbox, successCallbackUrl: string): Promise<void> {
  const client = createClient({ baseUrl: sandbox.url, ...CREDENTIALS });
  await client.upsertCallback({
    body: {
      callbackDetails: { successCallbackUrl },
      callerDetails: { callerName: 'Partner' },
      apiKey: API_KEY,
    },
  });
  await client.upsertOnboardingStatus({ body: { companyId: COMPANY, onboardingStatus: 'Approved' } });
  await client.upsertAssessmentPackage({
    companyId: COMPANY,
    packageId: PACKAGE,
    body: {
      id: PACKAGE,
      name: 'Business Analyst Assessment',
      summary: 'SQL and Excel',
      status: { startDate: '2026-01-01T00:00:00Z', endDate: null },
      assessments: [
        {
          id: 'BAA-1',
          tests: [
            { id: 'SQL', name: 'SQL' },
            { id: 'EXCEL', name: 'Excel' },
          ],
        },
      ],
    },
  });
}

/** Places orders and catches their callbacks, so that a test can deliver them as it likes. */
export async function placeAndCatch(sandbox: Sandbox, count: number): Promise<OrderCallback[]> {
  const caught: OrderCallback[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    caught.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(200).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await register(sandbox, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  for (let index = 0; index < count; index += 1) sandbox.placeOrder({ companyId: COMPANY, packageId: PACKAGE });
  await sandbox.settled();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return caught;
}

/** A sandbox with a company, a package and orders, made anew from one that was prepared once. */
export async function preparePlatform(orders: number) {
  const first = await createSandbox();
  const callbacks = await placeAndCatch(first, orders);
  const snapshot = first.snapshot();
  await first.close();
  return {
    callbacks,
    async again(): Promise<Sandbox> {
      const sandbox = await createSandbox();
      sandbox.restore(snapshot);
      return sandbox;
    },
  };
}

/** Orders as the platform's users see them, with the updates that came. */
export async function ordersOf(sandbox: Sandbox, orderIds: readonly string[]): Promise<PlatformOrder[]> {
  return Promise.all(
    orderIds.map(async (orderId) => {
      const response = await fetch(`${sandbox.url}/_sandbox/orders/${orderId}`);
      return (await response.json()) as PlatformOrder;
    }),
  );
}
