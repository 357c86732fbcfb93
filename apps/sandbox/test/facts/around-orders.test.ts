import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { control } from '../support/control.ts';
import { COMPANY, samplePackage, sampleUpdate } from '../support/partner.ts';
import { PlainPartner } from '../support/plain-partner.ts';

let partner: PlainPartner;
beforeAll(async () => {
  partner = await PlainPartner.connect();
});
afterAll(() => partner.sandbox.close());

const PATH = `${COMPANY}/assessmentPackages/BAA`;
const put = (status: object) =>
  partner.send('PUT', PATH, samplePackage({ status: { startDate: '2026-01-01T00:00:00Z', endDate: null, ...status } }));
const place = () => control(partner.sandbox, 'POST', 'orders', { companyId: COMPANY, packageId: 'BAA' });

/** How a package is retired (§6, §12 no. 20). */
const WAYS: Record<string, () => Promise<unknown>> = {
  'PUT with the status Deleted': () => put({ value: 'Deleted' }),
  'PUT with an end date in the past': () => put({ endDate: '2026-05-31T00:00:00Z' }),
  DELETE: () => partner.send('DELETE', PATH),
  'its end date, when the clock comes to it': async () => {
    await put({ endDate: '2026-06-02T00:00:00Z' });
    expect((await place()).status).toBe(201);
    await control(partner.sandbox, 'POST', 'clock', { now: '2026-06-02T00:00:00Z' });
    // The token has expired on the way.
    await partner.renewToken();
  },
};

describe('§6 a package that is retired', () => {
  it.each(Object.entries(WAYS))(
    'by %s cannot be ordered any more, and orders in flight go on',
    async (_how, retire) => {
      await partner.withPackage();
      const { orderId } = (await place()).body;
      await retire();
      expect(await place()).toMatchObject({ status: 409, body: { Values: [{ Fields: 'packageId' }] } });
      const done = { SQL: 'Complete', EXCEL: 'RetestRecommended' };
      expect((await partner.update(orderId, sampleUpdate('CompleteReview', done))).status).toBe(204);
      const order = await control(partner.sandbox, 'GET', `orders/${orderId}`);
      expect(order.body).toMatchObject({ packageStatus: 'ActionsNeeded' });
    },
  );

  it('can be published again by the same PUT', async () => {
    await partner.withPackage();
    await partner.send('DELETE', PATH);
    expect((await put({})).status).toBe(200);
    expect((await place()).status).toBe(201);
  });
});

describe('§7 a subscription', () => {
  it('lends its billing codes until it expires', async () => {
    await partner.withPackage();
    const { body } = await control(partner.sandbox, 'GET', 'clock');
    const expirationDate = new Date(Date.parse(body.now) + 1_000).toISOString();
    const subscription = {
      level: 'premium',
      price: 100,
      currency: 'USD',
      term: 'annually',
      expirationDate,
      billingCodes: [{ code: 'ENG', isActive: true }],
    };
    await partner.send('PUT', `${COMPANY}/assessmentOrders/subscription`, subscription);
    const order = { companyId: COMPANY, packageId: 'BAA', billingCode: 'ENG' };
    expect((await control(partner.sandbox, 'POST', 'orders', order)).status).toBe(201);
    await control(partner.sandbox, 'POST', 'clock', { advanceSeconds: 1 });
    expect(await control(partner.sandbox, 'POST', 'orders', order)).toMatchObject({
      status: 400,
      body: { Values: [{ Fields: 'billingCode' }] },
    });
  });
});

describe('§11 test mode', () => {
  const testMode = { testMode: 'true' };

  it('needs a valid token', async () => {
    const answer = await partner.send('PUT', PATH, samplePackage(), { ...testMode, authorization: 'Bearer none' });
    expect(answer.status).toBe(401);
  });

  it('needs a valid body, and stores nothing of it', async () => {
    await partner.withPackage();
    const before = (await partner.send('GET', `${COMPANY}/assessmentPackages`)).text;
    expect((await partner.send('PUT', PATH, { id: 'BAA' }, testMode)).status).toBe(400);
    const mocked = await partner.send('PUT', PATH, samplePackage({ name: 'Another name' }), testMode);
    expect(mocked.status).toBeLessThan(300);
    expect(mocked.text).not.toContain('Another name');
    expect((await partner.send('GET', `${COMPANY}/assessmentPackages`)).text).toBe(before);
  });
});
