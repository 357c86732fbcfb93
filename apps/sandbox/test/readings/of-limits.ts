import { expect } from 'vitest';
import { rateLimitNumbers } from '../../src/readings/limits.ts';
import { Readings } from '../../src/readings/readings.ts';
import { control } from '../support/control.ts';
import { COMPANY } from '../support/partner.ts';
import { PlainPartner, type Sight } from '../support/plain-partner.ts';
import { Receiver } from '../support/receiver.ts';

const callback = (partner: PlainPartner) => partner.send('GET', 'b6001/assessmentOrders/callback');
const packages = (partner: PlainPartner) => partner.send('GET', 'b6001/assessmentPackages');

async function limited(partner: PlainPartner, requests: number) {
  await control(partner.sandbox, 'PUT', 'switches', { rateLimit: true });
  const statuses = [];
  for (let at = 0; at < requests; at += 1) statuses.push((await packages(partner)).status);
  return statuses;
}

/** What a company may do after some seconds, each time from its approval. */
async function afterApproval(partner: PlainPartner, ...seconds: readonly number[]) {
  await control(partner.sandbox, 'PUT', 'switches', { gatewayDelay: true });
  await partner.onboard();
  const statuses = [];
  let now = 0;
  for (const second of seconds) {
    await control(partner.sandbox, 'POST', 'clock', { advanceSeconds: second - now });
    now = second;
    statuses.push((await partner.send('GET', `${COMPANY}/assessmentPackages`)).status);
  }
  return statuses;
}

/** An order whose callback waits for `answer`. */
async function waiting(partner: PlainPartner) {
  const receiver = await Receiver.listen();
  const { promise: asked, resolve: ask } = Promise.withResolvers<() => void>();
  receiver.answer = (response, path) => {
    if (path === '/orders') ask(() => response.writeHead(200).end('{}'));
    else response.writeHead(200).end();
  };
  await partner.registerCallback(receiver.registration());
  const orderId = await partner.withOrder();
  const ended = (deliveries: number) =>
    partner.sandbox.waitFor(
      orderId,
      (order) => order.deliveries.length === deliveries && order.deliveries.every(({ outcome }) => outcome !== null),
    );
  return { receiver, answer: await asked, ended };
}

/** Readings about how many and how long. */
export const ofLimits = {
  'rate-limit-status': {
    429: {
      sees: 'too many requests refused with 429',
      check: async (partner) => expect(await limited(partner, 4)).toEqual([200, 200, 200, 429]),
    },
    403: {
      sees: 'too many requests refused with 403, also when it is a fault',
      async check(partner) {
        expect(await limited(partner, 4)).toEqual([200, 200, 200, 403]);
        expect((await packages(partner)).body).toMatchObject({ Values: [{ Code: 'too_many_requests' }] });
        await control(partner.sandbox, 'PUT', 'switches', { rateLimit: false });
        await control(partner.sandbox, 'PUT', 'faults', { answers: [{ kind: 'rate-limited' }] });
        expect((await packages(partner)).status).toBe(403);
      },
    },
  },
  'rate-limit-numbers': {
    '3-per-second-and-180-per-minute': {
      sees: 'the fourth request of a second refused, whatever it asks for',
      async check(partner) {
        expect((await limited(partner, 4)).at(-1)).toBe(429);
        expect((await callback(partner)).status).toBe(429);
      },
    },
    '40000-per-hour': {
      sees: 'hundreds of requests in a second taken',
      async check(partner) {
        expect(new Set(await limited(partner, 200))).toEqual(new Set([200]));
        const readings = new Readings({ 'rate-limit-numbers': '40000-per-hour' });
        expect(rateLimitNumbers(readings).perHour).toBe(40_000);
      },
    },
    'per-endpoint': {
      sees: 'each operation counted for itself',
      async check(partner) {
        expect(await limited(partner, 4)).toEqual([200, 200, 200, 429]);
        expect((await callback(partner)).status).toBe(404);
      },
    },
  },
  'gateway-delay': {
    '15-minutes': {
      sees: 'an approval that takes 15 minutes',
      check: async (partner) => expect(await afterApproval(partner, 0, 15, 899, 900)).toEqual([403, 403, 403, 200]),
    },
    '15-seconds': {
      sees: 'an approval that takes 15 seconds',
      check: async (partner) => expect(await afterApproval(partner, 0, 14, 15)).toEqual([403, 403, 200]),
    },
  },
  'callback-time-limit': {
    '20-seconds': {
      sees: 'an answer accepted for which 5 seconds are too short',
      async check(partner) {
        const order = await waiting(partner);
        const hasty = await PlainPartner.connect({ 'callback-time-limit': '5-seconds' });
        const other = await waiting(hasty);
        expect(await other.ended(2)).toMatchObject({ deliveries: [{ outcome: 'timeout' }, {}] });
        order.answer();
        expect(await order.ended(1)).toMatchObject({ deliveries: [{ outcome: 'accepted' }] });
        await hasty.sandbox.close();
        await Promise.all([order.receiver.close(), other.receiver.close()]);
      },
    },
    '5-seconds': {
      sees: 'a callback given up after 5 seconds',
      async check(partner) {
        const order = await waiting(partner);
        await order.ended(2);
        expect(order.receiver.received[1]?.body.Value.Message).toContain('no answer within 5 s');
        await order.receiver.close();
      },
    },
  },
} satisfies Record<string, Record<string, Sight>>;
