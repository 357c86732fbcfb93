import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MovableClock } from '../src/clock.ts';
import { RateLimiter } from '../src/limits/rate-limiter.ts';
import { control } from './support/control.ts';
import { COMPANY, Partner } from './support/partner.ts';

const stopped = { now: () => Date.parse('2026-06-01T12:00:00Z') };

let partner: Partner;
beforeEach(async () => {
  partner = await Partner.connect({ clock: stopped });
});
afterEach(() => partner.sandbox.close());

const statuses = async (count: number) => {
  const answers = [];
  for (let at = 0; at < count; at += 1) answers.push((await partner.call('getPartnerAssessmentOrders')).status);
  return answers;
};

describe('the rate limit', () => {
  it('is off at the start', async () => {
    expect(await statuses(10)).toEqual(Array.from({ length: 10 }, () => 200));
  });

  it('takes 3 requests a second and says when the next one may come', async () => {
    await control(partner.sandbox, 'PUT', 'switches', { rateLimit: true });
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    const refused = await partner.call('getPartnerAssessmentOrders');
    expect(refused).toMatchObject({ status: 429, body: { Values: [{ Code: 'too_many_requests' }] } });
    expect(refused.headers.get('retry-after')).toBe('1');
    partner.sandbox.advance(1_000);
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
  });

  it('takes 180 requests a minute', () => {
    const clock = new MovableClock(stopped);
    const limiter = new RateLimiter(clock);
    const numbers = { perSecond: 3, perMinute: 180, perHour: null };
    for (let at = 0; at < 180; at += 1) {
      expect(limiter.pass('token', numbers)).toBe(0);
      if (at % 3 === 2) clock.goAhead(clock.aheadMs + 1_000 - (at === 179 ? 500 : 0));
    }
    expect(limiter.pass('token', numbers)).toBe(1);
    expect(limiter.pass('another', numbers)).toBe(0);
    clock.goAhead(60_000);
    expect(limiter.pass('token', numbers)).toBe(0);
  });

  it('counts no request that it refused', () => {
    const clock = new MovableClock(stopped);
    const limiter = new RateLimiter(clock);
    const numbers = { perSecond: 1, perMinute: null, perHour: null };
    expect([1, 2, 3].map(() => limiter.pass('token', numbers))).toEqual([0, 1, 1]);
    clock.goAhead(1_000);
    expect(limiter.pass('token', numbers)).toBe(0);
  });
});

describe('the delay of the gateway', () => {
  const companies = () => partner.call('getAssessmentPackages');
  const onboard = (onboardingStatus: string) =>
    partner.call('upsertOnboardingStatus', { body: { companyId: COMPANY, onboardingStatus } });

  it('is off at the start', async () => {
    await onboard('Approved');
    expect((await companies()).status).toBe(200);
  });

  it('keeps a company out for 15 minutes after its approval', async () => {
    await control(partner.sandbox, 'PUT', 'switches', { gatewayDelay: true });
    await onboard('Approved');
    expect(await companies()).toMatchObject({ status: 403, body: { Values: [{ Fields: 'companyId' }] } });
    partner.sandbox.advance(15 * 60 * 1000 - 1);
    expect((await companies()).status).toBe(403);
    partner.sandbox.advance(1);
    expect((await companies()).status).toBe(200);
  });

  it('does not begin anew when the same status is reported again', async () => {
    await control(partner.sandbox, 'PUT', 'switches', { gatewayDelay: true });
    await onboard('Approved');
    partner.sandbox.advance(15 * 60 * 1000);
    await onboard('Approved');
    expect((await companies()).status).toBe(200);
  });
});

describe('switches', () => {
  it('that are left out stay as they are', async () => {
    await control(partner.sandbox, 'PUT', 'switches', { gatewayDelay: true });
    const answer = await control(partner.sandbox, 'PUT', 'switches', { rateLimit: true });
    expect(answer).toEqual({ status: 200, body: { rateLimit: true, gatewayDelay: true } });
    expect((await control(partner.sandbox, 'GET', 'switches')).body).toEqual(answer.body);
  });
});
