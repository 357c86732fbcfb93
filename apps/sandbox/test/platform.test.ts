import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ALL_DONE, COMPANY, Partner, samplePackage, sampleUpdate } from './support/partner.ts';

let partner: Partner;
let orderId: string;
let now = Date.parse('2026-06-01T00:00:00Z');
beforeAll(async () => {
  partner = await Partner.connect({ clock: { now: () => now } });
});
afterAll(() => partner.sandbox.close());
beforeEach(async () => {
  partner.sandbox.reset();
  await partner.renewToken();
  orderId = await partner.withOrder();
});

const onboard = (onboardingStatus: string, companyId = COMPANY) =>
  partner.call('upsertOnboardingStatus', { body: { companyId, onboardingStatus } });

describe('upserts', () => {
  const callback = {
    apiKey: 'key-of-the-partner',
    callbackDetails: { successCallbackUrl: 'https://partner.example/orders' },
    callerDetails: { callerName: 'Partner' },
  };
  const subscription = { level: 'premium', price: 100.5, currency: 'USD', term: 'annually' };

  it('of the callback answer 201 with the registration without its key, then 204', async () => {
    const first = await partner.call('upsertCallback', { body: callback });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ orderLevel: 'Assessment' });
    expect((await partner.call('upsertCallback', { body: callback })).status).toBe(204);
    const read = await partner.call('getCallback');
    expect(JSON.stringify([first.body, read.body])).not.toContain(callback.apiKey);
    expect((await partner.call('deleteCallback')).status).toBe(204);
    expect((await partner.call('deleteCallback')).status).toBe(404);
    expect((await partner.call('getCallback')).status).toBe(404);
  });

  it('of a subscription answer 201, then 204', async () => {
    const statuses = [];
    for (let at = 0; at < 2; at += 1) {
      statuses.push((await partner.call('upsertSubscription', { body: subscription })).status);
    }
    expect(statuses).toEqual([201, 204]);
  });

  it('of an onboarding status answer 201, then 204', async () => {
    expect((await onboard('InProgress', 'NEW1')).status).toBe(201);
    expect((await onboard('Approved', 'new1')).status).toBe(204);
  });

  it('of packages answer all of them, in their sequence', async () => {
    const body = [samplePackage({ id: 'P2' }), samplePackage({ id: 'P1' })];
    const bulk = await partner.call('upsertAssessmentPackages', { body });
    expect(bulk).toMatchObject({ status: 200, body: { count: 2, values: [{ id: 'P2' }, { id: 'P1' }] } });
    const list = await partner.call('getAssessmentPackages');
    expect(list.body.values.map(({ id }: { id: string }) => id)).toEqual(['BAA', 'P2', 'P1']);
  });

  it('of a package replace the whole tree', async () => {
    const body = samplePackage({ assessments: [{ id: 'OTHER', tests: [{ id: 'T', name: 'T' }] }] });
    const path = { packageId: 'BAA' };
    expect(await partner.call('upsertAssessmentPackage', { path, body })).toMatchObject({
      status: 200,
      body: { assessments: [{ id: 'OTHER' }] },
    });
  });

  it('ignore fields they do not know', async () => {
    const path = { packageId: 'BAA' };
    const body = samplePackage({ colour: 'green' });
    const answer = await partner.call('upsertAssessmentPackage', { path, body });
    expect(answer.status).toBe(200);
  });
});

describe('a deleted package', () => {
  it('can no longer be ordered, while orders in flight go on', async () => {
    const deleted = await partner.call('deleteAssessmentPackage', { path: { packageId: 'BAA' } });
    expect(deleted).toMatchObject({ status: 200, body: { id: 'BAA', status: { value: 'Deleted' } } });
    expect(() => partner.sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' })).toThrow(/.+/);
    expect((await partner.update(orderId, sampleUpdate('Complete', ALL_DONE))).status).toBe(204);
  });
});

describe('updates of an order', () => {
  it('move the package from in progress to completed', async () => {
    expect((await partner.update(orderId, sampleUpdate('InProgress', { SQL: 'InProgress' }))).status).toBe(204);
    expect(partner.sandbox.order(orderId)).toMatchObject({ packageStatus: 'InProgress' });
    expect((await partner.update(orderId, sampleUpdate(null, ALL_DONE))).status).toBe(204);
    expect((await partner.update(orderId, sampleUpdate('Complete', {}))).status).toBe(204);
    expect(partner.sandbox.order(orderId)).toMatchObject({ packageStatus: 'Completed' });
  });

  it('append their reports, also when the same update comes twice', async () => {
    const update = sampleUpdate('Complete', ALL_DONE, [{ name: 'R', url: 'https://r.example.com/1' }]);
    for (let at = 0; at < 2; at += 1) expect((await partner.update(orderId, update)).status).toBe(204);
    expect(partner.sandbox.order(orderId)?.assessments[0]?.reports).toHaveLength(2);
  });

  it('find the order whatever the case of the company id', async () => {
    const path = { orderId, companyId: COMPANY.toLowerCase() };
    expect((await partner.call('updateAssessmentOrder', { path, body: {} })).status).toBe(204);
  });

  it('do not find the order of another company', async () => {
    await onboard('Approved', 'OTHER1');
    const path = { orderId, companyId: 'OTHER1' };
    expect((await partner.call('updateAssessmentOrder', { path, body: {} })).status).toBe(404);
  });
});

describe('a token', () => {
  it('is no longer taken after an hour', async () => {
    expect((await partner.call('getAssessmentPackages')).status).toBe(200);
    now += 3600 * 1000;
    expect(await partner.call('getAssessmentPackages')).toMatchObject({ status: 401 });
  });
});

describe('onboarding', () => {
  // From the table of the onboarding page: what each status permits.
  it.each([
    ['Approved', 200, 204, true],
    ['Suspended', 403, 204, false],
    ['InProgress', 403, 403, false],
    ['Rejected', 403, 403, false],
  ] as const)('%s: packages %i, updates %i, new orders %s', async (status, packages, updates, orders) => {
    await onboard(status);
    expect((await partner.call('getAssessmentPackages')).status).toBe(packages);
    expect((await partner.update(orderId, {})).status).toBe(updates);
    const place = () => partner.sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' });
    if (orders) expect(place()).toMatchObject({ packageStatus: 'InProgress' });
    else expect(place).toThrow(status);
  });

  it('is never needed for b6001, whose packages every approved company can order', async () => {
    const path = { companyId: 'b6001', packageId: 'ALL' };
    expect((await partner.call('upsertAssessmentPackage', { path, body: samplePackage({ id: 'ALL' }) })).status).toBe(
      201,
    );
    expect(partner.sandbox.placeOrder({ companyId: COMPANY, packageId: 'ALL' })).toMatchObject({ packageId: 'ALL' });
  });
});

describe('test mode', () => {
  it('answers at random in the form of the contract, and stores nothing', async () => {
    const before = await partner.call('getAssessmentPackages');
    const headers = { testMode: 'true' };
    const path = { packageId: 'T1' };
    const answers = [];
    for (let at = 0; at < 5; at += 1) {
      answers.push(await partner.call('upsertAssessmentPackage', { path, headers, body: samplePackage({ id: 'T1' }) }));
      answers.push(await partner.call('getPartnerAssessmentOrders', { headers }));
    }
    expect(answers.every(({ status }) => status >= 200 && status < 300)).toBe(true);
    expect(await partner.call('getAssessmentPackages')).toMatchObject({ body: before.body });
  });

  it('still refuses what is wrong', async () => {
    const path = { packageId: 'T1' };
    const answer = await partner.call('upsertAssessmentPackage', { path, headers: { testMode: 'true' }, body: {} });
    expect(answer.status).toBe(400);
  });

  it('repeats itself with the same seed', async () => {
    const read = async () => {
      const other = await Partner.connect({ seed: 7 });
      const { body } = await other.call('getAssessmentPackages', {
        path: { companyId: 'b6001' },
        headers: { testMode: 'true' },
      });
      await other.sandbox.close();
      return body;
    };
    expect(await read()).toEqual(await read());
  });
});
