import { expect } from 'vitest';
import { fieldsOf, type PlainPartner, type Sight } from '../support/plain-partner.ts';
import { Receiver } from '../support/receiver.ts';

const registration = (changes: object) => ({
  apiKey: 'k',
  callbackDetails: { successCallbackUrl: 'https://partner.example/orders' },
  callerDetails: { callerName: 'Partner' },
  ...changes,
});

async function orderLevels(partner: PlainPartner, changes: object) {
  expect((await partner.registerCallback(registration(changes))).status).toBeLessThan(300);
  const { orderLevel, assessmentOrderLevel } = (await partner.send('GET', 'b6001/assessmentOrders/callback')).body;
  return { orderLevel, assessmentOrderLevel };
}

/** Readings about the registration of a callback. */
export const ofRegistrations = {
  'order-level-name': {
    orderLevel: {
      sees: 'orderLevel taken, assessmentOrderLevel ignored',
      async check(partner) {
        expect(await orderLevels(partner, { orderLevel: 'Test' })).toEqual({ orderLevel: 'Test' });
        expect(await orderLevels(partner, { assessmentOrderLevel: 'Test' })).toEqual({ orderLevel: 'Assessment' });
      },
    },
    assessmentOrderLevel: {
      sees: 'assessmentOrderLevel taken and answered, orderLevel ignored',
      async check(partner) {
        const first = await partner.registerCallback(registration({ assessmentOrderLevel: 'Test' }));
        expect([first.body.assessmentOrderLevel, first.body.orderLevel]).toEqual(['Test', undefined]);
        expect(await orderLevels(partner, { assessmentOrderLevel: 'Test' })).toEqual({ assessmentOrderLevel: 'Test' });
        expect(await orderLevels(partner, { orderLevel: 'Test' })).toEqual({ assessmentOrderLevel: 'Assessment' });
        const wrong = await partner.registerCallback(registration({ assessmentOrderLevel: 'Package' }));
        expect([wrong.status, fieldsOf(wrong)]).toEqual([400, ['assessmentOrderLevel']]);
        expect(wrong.body.Values[0].Message).toMatch(/^assessmentOrderLevel must be one of /);
      },
    },
  },
  'api-key-required': {
    required: {
      sees: 'a callback without a key refused',
      async check(partner) {
        for (const apiKey of [undefined, null]) {
          const answer = await partner.registerCallback(registration({ apiKey }));
          expect([answer.status, fieldsOf(answer)]).toEqual([400, ['apiKey']]);
        }
      },
    },
    optional: {
      sees: 'callbacks sent without a key',
      async check(partner) {
        const receiver = await Receiver.listen();
        for (const apiKey of ['', 'x'.repeat(51), 7]) {
          expect((await partner.registerCallback(receiver.registration({ apiKey }))).status).toBe(400);
        }
        for (const apiKey of [undefined, null]) {
          expect((await partner.registerCallback(receiver.registration({ apiKey }))).status).toBeLessThan(300);
        }
        const orderId = await partner.withOrder();
        await partner.sandbox.waitFor(orderId, ({ deliveries }) => deliveries[0]?.outcome === 'accepted');
        expect(receiver.received[0]?.headers).not.toHaveProperty('x-api-key');
        expect(partner.sandbox.deliveries()[0]?.request.headers).not.toHaveProperty('x-api-key');
        await receiver.close();
      },
    },
  },
} satisfies Record<string, Record<string, Sight>>;
