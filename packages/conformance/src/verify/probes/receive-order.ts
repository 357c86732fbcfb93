import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PACKAGE_ID, type World } from '../world.ts';

/** An order as it came to a partner, not answered yet. */
export interface ReceivedOrder {
  // biome-ignore lint/suspicious/noExplicitAny: whatever came
  payload: any;
  orderId: string;
  /** Answers it with 200. */
  answer(): void;
}

/**
 * Registers a receiver on this machine, orders the package by test and with a billing code, and waits for the callback.
 *
 * Only for a sandbox: it has to reach this machine.
 */
export async function receiveOrder<Result>(
  world: World,
  look: (order: ReceivedOrder) => Promise<Result>,
): Promise<Result> {
  const { host, control, companyId } = world;
  const { promise, resolve } = Promise.withResolvers<Omit<ReceivedOrder, 'orderId'>>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () =>
      resolve({ payload: JSON.parse(Buffer.concat(chunks).toString()), answer: () => response.end('{}') }),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    const { port } = server.address() as AddressInfo;
    await host.call('upsertCallback', {
      body: {
        apiKey: 'key-of-a-contract-test',
        callbackDetails: { successCallbackUrl: `http://127.0.0.1:${port}/` },
        callerDetails: { callerName: 'Contract test' },
        orderLevel: 'Test',
        // The other name of the field; whoever does not know it lets it pass.
        assessmentOrderLevel: 'Test',
      },
    });
    const billingCodes = [{ code: 'AKV', isActive: true }];
    await host.call('upsertSubscription', { path: { companyId }, body: { level: 'premium', billingCodes } });
    await world.publish();
    const orderId = (await control?.placeOrder({ companyId, packageId: PACKAGE_ID, billingCode: 'AKV' })) ?? '';
    return await look({ ...(await promise), orderId });
  } finally {
    await host.call('deleteCallback');
    server.closeAllConnections();
    server.close();
  }
}
