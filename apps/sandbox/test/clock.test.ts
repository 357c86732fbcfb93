import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MovableClock } from '../src/clock.ts';
import { control } from './support/control.ts';
import { COMPANY, Partner, samplePackage } from './support/partner.ts';
import { Receiver } from './support/receiver.ts';

const NOON = Date.parse('2026-06-01T12:00:00Z');
const stopped = { now: () => NOON };

let partner: Partner;
beforeEach(async () => {
  partner = await Partner.connect({ clock: stopped });
});
afterEach(() => partner.sandbox.close());

const move = (body: object) => control(partner.sandbox, 'POST', 'clock', body);

describe('the clock', () => {
  it('can be read and moved, forward by seconds or to a time', async () => {
    expect((await control(partner.sandbox, 'GET', 'clock')).body).toEqual({ now: '2026-06-01T12:00:00.000Z' });
    expect((await move({ advanceSeconds: 90.5 })).body).toEqual({ now: '2026-06-01T12:01:30.500Z' });
    expect((await move({ now: '2026-05-01T00:00:00+02:00' })).body).toEqual({ now: '2026-04-30T22:00:00.000Z' });
    expect((await move({})).body).toEqual({ now: '2026-04-30T22:00:00.000Z' });
  });

  it.each([
    [{ advanceSeconds: -1 }, 'advanceSeconds'],
    [{ advanceSeconds: 1e12 }, 'advanceSeconds'],
    [{ now: 'tomorrow' }, 'now'],
    [{ now: '2026-05-01T00:00:00Z', advanceSeconds: 1 }, 'now'],
  ])('refuses %j', async (body, field) => {
    expect(await move(body)).toMatchObject({ status: 400, body: { Values: [{ Fields: field }] } });
    expect((await control(partner.sandbox, 'GET', 'clock')).body).toEqual({ now: '2026-06-01T12:00:00.000Z' });
  });

  it('ends tokens after an hour', async () => {
    await move({ advanceSeconds: 3599 });
    expect((await partner.call('getCallback')).status).toBe(404);
    await move({ advanceSeconds: 1 });
    expect((await partner.call('getCallback')).status).toBe(401);
  });

  it('ends packages at their end date', async () => {
    await partner.withOrder();
    const status = { startDate: '2026-01-01T00:00:00Z', endDate: '2026-06-02T00:00:00Z' };
    await partner.call('upsertAssessmentPackage', { path: { packageId: 'BAA' }, body: samplePackage({ status }) });
    const place = () => partner.sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' });
    expect(place()).toMatchObject({ packageId: 'BAA' });
    partner.sandbox.advance(24 * 3600 * 1000);
    expect(place).toThrow();
  });
});

describe('a callback under way', () => {
  it('is too late as soon as the clock is moved beyond its limit', async () => {
    const receiver = await Receiver.listen();
    receiver.answer = (response, path) => void (path === '/errors' && response.end());
    await partner.call('upsertCallback', { body: receiver.registration() });
    const orderId = await partner.withOrder();
    await expect.poll(() => receiver.received).toHaveLength(1);
    partner.sandbox.advance(19_999);
    expect(partner.sandbox.order(orderId)?.deliveries).toMatchObject([{ outcome: null }]);
    partner.sandbox.advance(1);
    const order = await partner.sandbox.waitFor(orderId, ({ deliveries }) => deliveries[1]?.outcome === 'accepted');
    expect(order.deliveries).toMatchObject([{ outcome: 'timeout' }, { callback: 'error' }]);
    await receiver.close();
  });
});

describe('a time-out on the clock', () => {
  it('comes by itself, or at once when the clock is moved beyond it', async () => {
    const clock = new MovableClock(stopped);
    const early = clock.timeout(1_000);
    const late = clock.timeout(60_000);
    const ended = clock.timeout(1_000);
    ended.stop();
    clock.goAhead(999);
    expect(early.signal.aborted).toBe(false);
    clock.goAhead(1_000);
    expect([early, late, ended].map(({ signal }) => signal.aborted)).toEqual([true, false, false]);
    expect(early.signal.reason).toMatchObject({ name: 'TimeoutError' });
    late.stop();

    const running = new MovableClock({ now: () => Date.now() }).timeout(20);
    await expect.poll(() => running.signal.aborted).toBe(true);
  });
});
