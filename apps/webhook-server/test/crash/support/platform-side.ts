import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { COMPANY, clientOf, PACKAGE, publish, registerCallbacks } from '../../support/company.ts';
import type { PlatformOrder } from './invariants.ts';
import type { OrderCallback } from './ledger.ts';
import { API_KEY } from './webhook-api.ts';

export { COMPANY, CREDENTIALS, PACKAGE } from '../../support/company.ts';

/** Registers where callbacks go, onboards the company, and publishes its package. */
export async function register(sandbox: Sandbox, successCallbackUrl: string): Promise<void> {
  const client = clientOf(sandbox);
  await registerCallbacks(client, successCallbackUrl, API_KEY);
  await publish(client);
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
