import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryFaultKind } from '../src/faults/fault-kinds.ts';
import type { Sandbox } from '../src/index.ts';
import { COMPANY, Partner } from './support/partner.ts';

const SEEDS = 1000;
const KEY = 'key-of-the-partner';

/** Which numbers of deliveries of its order callback an order can end with, with the fault and without. */
const DELIVERIES: Readonly<Record<DeliveryFaultKind, readonly number[]>> = {
  duplicate: [1, 2],
  'concurrent-duplicate': [1, 2],
  reorder: [1],
  late: [1],
  dropped: [0, 1],
  truncated: [1],
  'wrong-key': [1],
  changed: [1, 2],
};

/** Answers 200, or 401 for a wrong key; its answers carry no time. */
const receiver = createServer(async (request, response) => {
  response.sendDate = false;
  const body = await text(request).catch(() => null);
  if (body === null) response.destroy();
  else response.writeHead(request.headers['x-api-key'] === KEY ? 200 : 401).end('{}');
});
let receiverUrl = '';
beforeAll(async () => {
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
afterAll(async () => {
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

/** A sandbox with ids by seed, a clock that stands still, and a registered receiver. */
async function sandboxWithReceiver(): Promise<Sandbox> {
  const partner = await Partner.connect({ seed: 1, clock: { now: () => Date.parse('2026-06-01T00:00:00Z') } });
  const callbackDetails = { successCallbackUrl: `${receiverUrl}/orders`, errorCallbackUrl: `${receiverUrl}/errors` };
  const body = { apiKey: KEY, callbackDetails, callerDetails: { callerName: 'Partner' } };
  await partner.call('upsertCallback', { body });
  await partner.withOrder();
  await partner.sandbox.settled();
  return partner.sandbox;
}

/** Plays two orders for each seed. The log of deliveries, oldest first; only how long they took is left out. */
async function play(kind: DeliveryFaultKind): Promise<{ log: string[]; orderIds: string[]; sandbox: Sandbox }> {
  const sandbox = await sandboxWithReceiver();
  const orderIds: string[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    sandbox.setFaults({ seed, deliveries: [{ kind, callback: 'order', probability: 0.5 }] });
    for (let at = 0; at < 2; at += 1) {
      orderIds.push(sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' }).orderId);
      await sandbox.settled();
    }
  }
  await sandbox.close();
  const log = sandbox.deliveries().map(({ durationMs: _, ...record }) => JSON.stringify(record));
  return { log: log.reverse(), orderIds, sandbox };
}

describe(`${SEEDS} seeds, two orders each`, () => {
  it.concurrent.each(Object.keys(DELIVERIES) as DeliveryFaultKind[])(
    '%s: the same seeds give the same deliveries, byte for byte',
    { timeout: 300_000 },
    async (kind) => {
      const [{ log, orderIds, sandbox }, again] = await Promise.all([play(kind), play(kind)]);
      const different = log.findIndex((line, at) => line !== again.log[at]);
      expect([log[different], again.log.length]).toEqual([again.log[different], log.length]);

      const counts = orderIds.map(
        (orderId) => sandbox.order(orderId)?.deliveries.filter(({ callback }) => callback === 'order').length ?? -1,
      );
      expect([...new Set(counts)].sort()).toEqual(DELIVERIES[kind]);
      expect(sandbox.deliveries().every(({ outcome }) => outcome !== null)).toBe(true);
    },
  );
});
