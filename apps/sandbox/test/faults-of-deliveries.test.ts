import type { ServerResponse } from 'node:http';
import { validateWebhook } from '@assessment-kit/contract/webhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryFaultKind } from '../src/faults/fault-kinds.ts';
import { lateLimitMs } from '../src/faults/send-with-fault.ts';
import { MAGIC_VALUES } from '../src/index.ts';
import { COMPANY, Partner, samplePackage } from './support/partner.ts';
import { Receiver } from './support/receiver.ts';

let partner: Partner;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await Receiver.listen();
  partner = await Partner.connect();
  await partner.call('upsertCallback', { body: receiver.registration() });
  await partner.withOrder();
  await partner.sandbox.settled();
  receiver.received.length = 0;
});
afterEach(async () => {
  await partner.sandbox.close();
  await receiver.close();
});

function place(lastName = 'Candidate') {
  return partner.sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA', assessee: { lastName } }).orderId;
}

/** Sets a fault of all callbacks, places an order, and waits until nothing more comes. */
async function placeWith(kind: DeliveryFaultKind, callback: 'order' | 'error' | 'job' = 'order') {
  partner.sandbox.setFaults({ deliveries: [{ kind, callback }] });
  const orderId = place();
  await partner.sandbox.settled();
  return orderId;
}

/** Deliveries of an order, oldest first. */
function deliveriesOf(orderId: string) {
  return partner.sandbox
    .deliveries()
    .reverse()
    .filter((delivery) => delivery.orderId === orderId);
}

const receivedOrders = () => receiver.received.map(({ body }) => body.assessmentOrder.orderId);

/** Keeps answers back until they are let go. */
function keepAnswers(): { waiting: ServerResponse[]; letGo: () => void } {
  const waiting: ServerResponse[] = [];
  receiver.answer = (response) => void waiting.push(response);
  const letGo = () => {
    receiver.answer = (response) => response.end('{}');
    for (const response of waiting) response.end('{}');
  };
  return { waiting, letGo };
}

describe('a callback with the fault', () => {
  it('none is sent once, and its record says so', async () => {
    partner.sandbox.setFaults({});
    const orderId = place();
    await partner.sandbox.settled();
    expect(receivedOrders()).toEqual([orderId]);
    expect(deliveriesOf(orderId)).toMatchObject([{ outcome: 'accepted', fault: null }]);
  });

  it('duplicate comes a second time, after its answer', async () => {
    const { waiting, letGo } = keepAnswers();
    partner.sandbox.setFaults({ deliveries: [{ kind: 'duplicate' }] });
    const orderId = place();
    await expect.poll(() => waiting).toHaveLength(1);
    expect(deliveriesOf(orderId)).toHaveLength(1);
    letGo();
    await partner.sandbox.settled();
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[1]?.body).toEqual(receiver.received[0]?.body);
    const record = { callback: 'order', outcome: 'accepted', fault: 'duplicate' };
    expect(deliveriesOf(orderId)).toMatchObject([record, record]);
  });

  it('concurrent-duplicate comes twice before either is answered', async () => {
    const { waiting, letGo } = keepAnswers();
    partner.sandbox.setFaults({ deliveries: [{ kind: 'concurrent-duplicate' }] });
    const orderId = place();
    await expect.poll(() => waiting).toHaveLength(2);
    letGo();
    await partner.sandbox.settled();
    expect(receivedOrders()).toEqual([orderId, orderId]);
    expect(deliveriesOf(orderId).map(({ fault }) => fault)).toEqual(['concurrent-duplicate', 'concurrent-duplicate']);
  });

  it('reorder is overtaken by the next one, and leaves after its answer', async () => {
    const first = await placeWith('reorder');
    expect(deliveriesOf(first)).toEqual([]);
    partner.sandbox.setFaults({});
    const { waiting, letGo } = keepAnswers();
    const second = place();
    await expect.poll(() => waiting).toHaveLength(1);
    expect(receivedOrders()).toEqual([second]);
    letGo();
    await partner.sandbox.settled();
    expect(receivedOrders()).toEqual([second, first]);
    expect(deliveriesOf(first)).toMatchObject([{ outcome: 'accepted', fault: 'reorder' }]);
  });

  it('reorder swaps pairs when it is drawn for every callback', async () => {
    partner.sandbox.setFaults({ deliveries: [{ kind: 'reorder' }] });
    const placed: string[] = [];
    for (let at = 0; at < 4; at += 1) {
      placed.push(place());
      await partner.sandbox.settled();
    }
    expect(receivedOrders()).toEqual([1, 0, 3, 2].map((at) => placed[at]));
  });

  it('reorder does not hold up the other orders of a bulk', async () => {
    partner.sandbox.setFaults({ deliveries: [{ kind: 'reorder', count: 1 }] });
    const response = await fetch(`${partner.sandbox.url}/_sandbox/bulk-orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ order: { companyId: COMPANY, packageId: 'BAA' }, count: 3 }),
    });
    const { orderIds } = (await response.json()) as { orderIds: string[] };
    await partner.sandbox.settled();
    expect(receivedOrders()).toHaveLength(3);
    expect(receivedOrders()[1]).toBe(orderIds[0]);
  });

  it('reorder leaves when the sandbox closes', async () => {
    const orderId = await placeWith('reorder');
    expect(receiver.received).toEqual([]);
    await partner.sandbox.close();
    expect(receivedOrders()).toEqual([orderId]);
    expect(deliveriesOf(orderId)).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('reorder leaves at the end even if the one that overtakes it is cut off', async () => {
    const first = await placeWith('reorder');
    partner.sandbox.setFaults({});
    receiver.answer = (response, path) => {
      if (receiver.received.length > 1 || path !== '/orders') response.end('{}');
    };
    const second = place();
    await expect.poll(() => receiver.received).toHaveLength(1);
    await partner.sandbox.close();
    expect(receivedOrders()).toEqual([second, first]);
  });

  it('reorder is forgotten by a reset', async () => {
    await placeWith('reorder');
    partner.sandbox.reset();
    await partner.sandbox.close();
    expect(receiver.received).toEqual([]);
  });

  it('late has timed out although the partner answered 200, and the error URL is told', async () => {
    const orderId = await placeWith('late');
    expect(receiver.received.map(({ path }) => path)).toEqual(['/orders', '/errors']);
    expect(deliveriesOf(orderId)).toMatchObject([
      { callback: 'order', outcome: 'timeout', status: null, response: null, fault: 'late' },
      { callback: 'error', outcome: 'accepted', fault: null },
    ]);
    expect(JSON.stringify(receiver.received[1]?.body)).toContain('no answer within');
  });

  it('late is unreachable where nobody listens', async () => {
    await receiver.close();
    const [delivery] = deliveriesOf(await placeWith('late'));
    expect(delivery).toMatchObject({ outcome: 'unreachable', fault: 'late' });
    receiver = await Receiver.listen();
  });

  it.each([
    [20_000, 19_000],
    [2_000, 1_000],
    [1_500, 750],
    [150, 75],
  ])('late is given up after a limit of %i ms at %i ms', (limit, late) => {
    expect(lateLimitMs(limit)).toBe(late);
  });

  it('dropped never comes, has no record, and nobody is told', async () => {
    const orderId = await placeWith('dropped');
    expect(receiver.received).toEqual([]);
    expect(partner.sandbox.order(orderId)).toMatchObject({ packageStatus: 'InProgress', deliveries: [] });
    expect(deliveriesOf(orderId)).toEqual([]);
  });

  it('truncated ends in the middle of the body, whose whole length was announced', async () => {
    const orderId = await placeWith('truncated');
    await expect.poll(() => receiver.broken).toHaveLength(1);
    const [broken] = receiver.broken;
    const whole = Number(broken?.headers['content-length']);
    expect(broken?.text.length).toBeGreaterThan(100);
    expect(broken?.text.length).toBeLessThan(whole);
    expect(broken?.headers['x-api-key']).toBe('key-of-the-partner');
    expect(broken?.text).toContain(orderId);
    expect(deliveriesOf(orderId)).toMatchObject([
      { callback: 'order', outcome: 'unreachable', fault: 'truncated', request: { body: broken?.text } },
      { callback: 'error', outcome: 'accepted' },
    ]);
  });

  it('wrong-key carries another key, which is masked all the same', async () => {
    const orderId = await placeWith('wrong-key');
    const key = receiver.received[0]?.headers['x-api-key'];
    expect(key).toMatch(/^\w{16,}$/);
    expect(key).not.toBe('key-of-the-partner');
    expect(JSON.stringify(deliveriesOf(orderId))).not.toContain(key);
    expect(deliveriesOf(orderId)).toMatchObject([{ outcome: 'accepted', fault: 'wrong-key' }]);
  });

  it('changed comes once more, after its answer, with the same ids and other contents', async () => {
    const { waiting, letGo } = keepAnswers();
    partner.sandbox.setFaults({ deliveries: [{ kind: 'changed' }] });
    const orderId = place();
    await expect.poll(() => waiting).toHaveLength(1);
    letGo();
    await partner.sandbox.settled();
    const [first, second] = receiver.received.map(({ body }) => body);
    const { location, assessee } = second.assessmentOrder;
    expect(location).not.toEqual(first.assessmentOrder.location);
    expect(assessee.title).not.toEqual(first.assessmentOrder.assessee.title);
    const back = { location: first.assessmentOrder.location, assessee: first.assessmentOrder.assessee };
    expect({ ...second.assessmentOrder, ...back }).toEqual(first.assessmentOrder);
    expect(validateWebhook('order', second, 'exact')).toEqual([]);
    expect(deliveriesOf(orderId).map(({ fault }) => fault)).toEqual(['changed', 'changed']);
  });

  it('changed gives a job another content under its id', async () => {
    partner.sandbox.setFaults({ deliveries: [{ kind: 'changed', callback: 'job' }] });
    await fetch(`${partner.sandbox.url}/_sandbox/jobs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jobId: 'J1' }),
    });
    await partner.sandbox.settled();
    expect(receiver.received.map(({ body }) => body.jobId)).toEqual(['J1', 'J1']);
    expect(receiver.received[1]?.body).not.toEqual(receiver.received[0]?.body);
  });
});

const magicDeliveries = MAGIC_VALUES.flatMap(({ lastName, packageId, delivery }) =>
  delivery ? [{ lastName, packageId, delivery }] : [],
);

describe('a magic value', () => {
  const faultsOf = async (orderId: string) => {
    // One that waits to be overtaken leaves with the next.
    place();
    await partner.sandbox.settled();
    return [...new Set(deliveriesOf(orderId).flatMap(({ callback, fault }) => (callback === 'order' ? [fault] : [])))];
  };

  it.each(magicDeliveries)('$lastName as a last name: $delivery', async ({ lastName, delivery }) => {
    expect(await faultsOf(place(lastName))).toEqual(delivery === 'dropped' ? [] : [delivery]);
  });

  it.each(magicDeliveries)('$packageId as a package id: $delivery', async ({ packageId, delivery }) => {
    await partner.call('upsertAssessmentPackage', { path: { packageId }, body: samplePackage({ id: packageId }) });
    const { orderId } = partner.sandbox.placeOrder({ companyId: COMPANY, packageId });
    expect(await faultsOf(orderId)).toEqual(delivery === 'dropped' ? [] : [delivery]);
  });

  it('goes before every other fault and does not use it up', async () => {
    partner.sandbox.setFaults({ deliveries: [{ kind: 'dropped', count: 1 }] });
    const magic = place('WrongKey');
    const ordinary = place();
    await partner.sandbox.settled();
    expect(deliveriesOf(magic)).toHaveLength(1);
    expect(deliveriesOf(ordinary)).toHaveLength(0);
  });

  it('is a name like any other in another spelling', async () => {
    const orderId = place('dropped');
    await partner.sandbox.settled();
    expect(deliveriesOf(orderId)).toMatchObject([{ outcome: 'accepted', fault: null }]);
  });
});

describe('a reset', () => {
  it('ends a callback under way; nothing of it is left', async () => {
    const { waiting } = keepAnswers();
    partner.sandbox.setFaults({ deliveries: [{ kind: 'duplicate' }] });
    place();
    await expect.poll(() => waiting).toHaveLength(1);
    partner.sandbox.reset();
    await partner.sandbox.settled();
    expect(partner.sandbox.deliveries()).toEqual([]);
    expect(receiver.received).toHaveLength(1);
  });
});
