import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { control } from './support/control.ts';
import { EventStream } from './support/event-stream.ts';
import { ALL_DONE, COMPANY, Partner, samplePackage, sampleUpdate } from './support/partner.ts';
import { Receiver } from './support/receiver.ts';

let partner: Partner;
beforeEach(async () => {
  partner = await Partner.connect();
});
afterEach(() => partner.sandbox.close());

describe('the companies', () => {
  it('are those that were onboarded or that something was stored for, in the spelling in which they came', async () => {
    await partner.call('upsertOnboardingStatus', { body: { companyId: '5Y021', onboardingStatus: 'Approved' } });
    await partner.call('upsertOnboardingStatus', { body: { companyId: '5y021', onboardingStatus: 'Suspended' } });
    await partner.call('upsertOnboardingStatus', { body: { companyId: '4Z', onboardingStatus: 'Approved' } });
    await partner.call('upsertSubscription', { path: { companyId: '4z' }, body: { level: 'premium' } });
    await partner.call('upsertAssessmentPackage', {
      path: { companyId: 'b6001', packageId: 'BAA' },
      body: samplePackage(),
    });
    expect(await control(partner.sandbox, 'GET', 'companies')).toEqual({
      status: 200,
      body: {
        items: [
          { companyId: '4Z', onboardingStatus: 'Approved', canOrder: true, subscription: { level: 'premium' } },
          { companyId: '5Y021', onboardingStatus: 'Suspended', canOrder: false, subscription: null },
          { companyId: 'b6001', onboardingStatus: null, canOrder: false, subscription: null },
        ],
      },
    });
  });

  it('are gone after a reset', async () => {
    await partner.withOrder();
    await control(partner.sandbox, 'POST', 'reset');
    expect((await control(partner.sandbox, 'GET', 'companies')).body).toEqual({ items: [] });
    expect((await control(partner.sandbox, 'GET', 'packages')).body).toEqual({ items: [] });
  });
});

describe('the packages', () => {
  it('are listed by company, with what their dates make of them now', async () => {
    await partner.withOrder();
    const over = { startDate: '2026-01-01T00:00:00Z', endDate: '2026-01-02T00:00:00Z' };
    await partner.call('upsertAssessmentPackage', {
      path: { packageId: 'OLD' },
      body: samplePackage({ id: 'OLD', status: over }),
    });
    const { body } = await control(partner.sandbox, 'GET', 'packages');
    expect(body.items).toEqual([
      {
        companyId: COMPANY,
        orderable: true,
        package: samplePackage({ status: { startDate: '2026-01-01T00:00:00Z', endDate: null, value: 'Active' } }),
      },
      {
        companyId: COMPANY,
        orderable: false,
        package: samplePackage({ id: 'OLD', status: { ...over, value: 'Inactive' } }),
      },
    ]);
  });
});

describe('the updates of an order', () => {
  const updatesOf = async (orderId: string) =>
    (await control(partner.sandbox, 'GET', `orders/${orderId}`)).body.updates as Record<string, unknown>[];

  it('are kept with body and answer, refused ones as well, oldest first', async () => {
    const orderId = await partner.withOrder();
    const other = partner.sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' }).orderId;
    const good = sampleUpdate(null, { SQL: 'InProgress' });
    await partner.update(orderId, good);
    await partner.update(orderId, '{ "partnerTrackingId": 1 }');
    await partner.update(orderId, sampleUpdate('Complete', {}));
    await partner.update(other, { partnerTrackingId: 'T-2' });
    const updates = await updatesOf(orderId);
    expect(updates).toMatchObject([
      { orderId, status: 204, request: JSON.stringify(good), response: null },
      { orderId, status: 400, request: '{ "partnerTrackingId": 1 }', response: expect.stringContaining('Values') },
      { orderId, status: 400, response: expect.stringContaining('Values') },
    ]);
    expect(new Set(updates.map(({ updateId }) => updateId)).size).toBe(3);
    for (const { receivedAt } of updates) expect(new Date(String(receivedAt)).toISOString()).toBe(receivedAt);
    expect(await updatesOf(other)).toHaveLength(1);
  });

  it('are not in the list of orders', async () => {
    await partner.update(await partner.withOrder(), { partnerTrackingId: 'T-1' });
    const { body } = await control(partner.sandbox, 'GET', 'orders');
    expect(body.items[0]).not.toHaveProperty('updates');
  });

  it('leave out those of test mode, which change nothing', async () => {
    const orderId = await partner.withOrder();
    const body = { partnerTrackingId: 'T-1' };
    await partner.call('updateAssessmentOrder', { path: { orderId }, headers: { testMode: 'true' }, body });
    expect(await updatesOf(orderId)).toEqual([]);
  });

  it('are the last 200 of all orders', async () => {
    const first = await partner.withOrder();
    const second = partner.sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' }).orderId;
    await partner.update(first, { partnerTrackingId: 'forgotten' });
    await partner.update(first, { partnerTrackingId: 'kept' });
    for (let at = 0; at < 199; at += 1) await partner.update(second, { partnerTrackingId: `T-${at}` });
    expect(await updatesOf(first)).toMatchObject([{ request: '{"partnerTrackingId":"kept"}' }]);
    expect(await updatesOf(second)).toHaveLength(199);
  }, 20_000);

  it('are cut after 64 KiB', async () => {
    const orderId = await partner.withOrder();
    await partner.update(orderId, `{"overallScore":"${'x'.repeat(70_000)}"}`);
    const [update] = await updatesOf(orderId);
    expect(String(update?.['request'])).toHaveLength(64 * 1024);
  });
});

describe('the stream of events', () => {
  it('tells of changes that come together once', async () => {
    await partner.withOrder();
    const stream = await EventStream.open(partner.sandbox.url);
    for (let at = 0; at < 20; at += 1) partner.sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' });
    await stream.next();
    await partner.sandbox.close();
    await stream.ended();
    expect(stream.events).toEqual([{ type: 'changed' }]);
  });

  it.each<[string, (orderId: string) => unknown]>([
    ['an order', () => partner.sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' })],
    ['an update', (orderId) => partner.update(orderId, sampleUpdate('Complete', ALL_DONE))],
    ['an update that is refused', (orderId) => partner.update(orderId, { assessments: [{ assessmentId: 'none' }] })],
    ['a package', () => partner.call('deleteAssessmentPackage', { path: { packageId: 'BAA' } })],
    ['the clock', () => control(partner.sandbox, 'POST', 'clock', { advanceSeconds: 60 })],
    ['faults', () => control(partner.sandbox, 'PUT', 'faults', { deliveries: [{ kind: 'late' }] })],
    ['switches', () => control(partner.sandbox, 'PUT', 'switches', { gatewayDelay: true })],
    ['readings', () => control(partner.sandbox, 'PUT', 'readings', { 'upsert-answer': '204' })],
    ['a reset', () => partner.sandbox.reset()],
  ])('tells of %s', async (_what, change) => {
    const orderId = await partner.withOrder();
    const stream = await EventStream.open(partner.sandbox.url);
    await change(orderId);
    await stream.next();
    expect(stream.events).toContainEqual({ type: 'changed' });
  });

  it('tells of the end of a delivery', async () => {
    const receiver = await Receiver.listen();
    const called = Promise.withResolvers<() => void>();
    receiver.answer = (response) => called.resolve(() => response.writeHead(200).end('{}'));
    await partner.call('upsertCallback', { body: receiver.registration() });
    const orderId = await partner.withOrder();
    const answer = await called.promise;
    const stream = await EventStream.open(partner.sandbox.url);
    answer();
    await stream.next();
    expect(partner.sandbox.order(orderId)?.deliveries).toMatchObject([{ outcome: 'accepted' }]);
    await receiver.close();
  });

  it('ends as a stream ends, for everyone, when the sandbox closes; so does the sandbox', async () => {
    const streams = await Promise.all([1, 2, 3].map(() => EventStream.open(partner.sandbox.url)));
    await partner.sandbox.close();
    await Promise.all(streams.map((stream) => stream.ended()));
    await expect(fetch(partner.sandbox.url)).rejects.toThrow();
  });

  it.each(['POST', 'PUT', 'DELETE'])('is not for %s', async (method) => {
    const response = await fetch(`${partner.sandbox.url}/_sandbox/events`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
    expect(await response.json()).toMatchObject({ Values: [{ Fields: 'method', Code: 'method_not_allowed' }] });
  });
});
