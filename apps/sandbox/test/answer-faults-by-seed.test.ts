import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerFaultKind } from '../src/faults/fault-kinds.ts';
import { ALL_DONE, COMPANY, Partner, sampleUpdate } from './support/partner.ts';
import { PatientPartner } from './support/patient-partner.ts';

const SEEDS = 1000;

/** What a partner sees of a fault, and how often at most an order's one report can stand there in the end. */
const SEEN: Readonly<Record<AnswerFaultKind, { outcomes: readonly string[]; doubles: boolean }>> = {
  'error-before': { outcomes: ['204', '503 unavailable'], doubles: false },
  'error-after': { outcomes: ['204', '500 internal_error'], doubles: true },
  timeout: { outcomes: ['204', 'broken'], doubles: true },
  'reset-before': { outcomes: ['204', 'broken'], doubles: false },
  'reset-after': { outcomes: ['204', 'broken'], doubles: true },
  'broken-off': { outcomes: ['204', 'broken'], doubles: true },
  unreadable: { outcomes: ['200', '204'], doubles: false },
  slow: { outcomes: ['204'], doubles: false },
  'rate-limited': { outcomes: ['204', '429 too_many_requests'], doubles: false },
  'token-revoked': { outcomes: ['200', '204', '401 unauthorized'], doubles: false },
};

/** Takes every order. */
const receiver = createServer((request, response) => {
  response.sendDate = false;
  request.resume().on('end', () => response.end('{}'));
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

const RESULTS = sampleUpdate('Complete', ALL_DONE, [{ name: 'R', url: 'https://reports.example.com/1' }]);

interface Played {
  outcomes: readonly string[];
  /** Deliveries and orders as they are written down in the end; only how long deliveries took is left out. */
  log: readonly string[];
  /** How many times the report stands in each order. */
  reports: readonly number[];
}

/** For each seed: places an order, has it delivered, and reports it complete while half of all answers go wrong. */
async function play(kind: AnswerFaultKind): Promise<Played> {
  const setUp = await Partner.connect({ seed: 1, clock: { now: () => Date.parse('2026-06-01T00:00:00Z') } });
  const { sandbox } = setUp;
  const callbackDetails = { successCallbackUrl: `${receiverUrl}/orders` };
  await setUp.call('upsertCallback', { body: { apiKey: 'k', callbackDetails, callerDetails: { callerName: 'P' } } });
  await setUp.withOrder();
  const partner = new PatientPartner(sandbox);
  await partner.connect();
  const orderIds: string[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    sandbox.setFaults({ seed, answers: [{ kind, probability: 0.5 }] });
    const { orderId } = sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' });
    await sandbox.settled();
    const path = `/apiHub/performanceManagement/v1/companies/${COMPANY}/assessmentOrders/${orderId}`;
    await partner.send('PATCH', path, RESULTS);
    orderIds.push(orderId);
  }
  partner.close();
  await sandbox.close();
  const orders = orderIds.flatMap((orderId) => sandbox.order(orderId) ?? []);
  expect(orders.every(({ packageStatus }) => packageStatus === 'Completed')).toBe(true);
  const deliveries = sandbox.deliveries().reverse();
  return {
    outcomes: partner.outcomes,
    log: [...deliveries, ...orders].map((each) => JSON.stringify(each).replaceAll(/"durationMs":\d+/g, '')),
    reports: orders.map(({ assessments }) => assessments[0]?.reports.length ?? 0),
  };
}

describe(`${SEEDS} seeds, an order each, half of all answers go wrong`, () => {
  it.concurrent.each(Object.keys(SEEN) as AnswerFaultKind[])(
    '%s: a plain client comes to the end, and the same seeds give the same answers and deliveries, byte for byte',
    { timeout: 300_000 },
    async (kind) => {
      const [first, again] = await Promise.all([play(kind), play(kind)]);
      expect(first.outcomes).toEqual(again.outcomes);
      const different = first.log.findIndex((line, at) => line !== again.log[at]);
      expect([first.log[different], again.log.length]).toEqual([again.log[different], first.log.length]);

      const { outcomes, doubles } = SEEN[kind];
      expect([...new Set(first.outcomes.slice(1))].sort()).toEqual(outcomes);
      expect(Math.max(...first.reports) > 1).toBe(doubles);
    },
  );
});
