import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { control } from './support/control.ts';
import { COMPANY, Partner, samplePackage } from './support/partner.ts';

let partner: Partner;
const now = Date.parse('2026-06-01T00:00:00Z');
beforeAll(async () => {
  partner = await Partner.connect({ clock: { now: () => now } });
});
afterAll(() => partner.sandbox.close());
beforeEach(async () => {
  partner.sandbox.reset();
  await partner.renewToken();
  await partner.withOrder();
});

const place = (body: unknown) => control(partner.sandbox, 'POST', 'orders', body);

const order = { companyId: COMPANY, packageId: 'BAA' };

describe('POST /_sandbox/orders', () => {
  it('answers the order as an HR user sees it', async () => {
    const { status, body } = await place({ ...order, tests: ['SQL'], jobId: 'J1' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...order,
      packageStatus: 'InProgress',
      jobId: 'J1',
      partnerTrackingId: null,
      overallReports: [],
      assessments: [{ assessmentId: 'BAA-1', tests: [{ id: 'SQL', attempts: [] }] }],
    });
    const read = await fetch(`${partner.sandbox.url}/_sandbox/orders/${body.orderId}`);
    expect(await read.json()).toEqual({ ...body, updates: [] });
    const list = (await (await fetch(`${partner.sandbox.url}/_sandbox/orders`)).json()) as { items: object[] };
    expect(list.items[0]).toEqual(body);
  });

  it('takes tests as ids or as objects with testId', async () => {
    const { body } = await place({ ...order, tests: [{ testId: 'EXCEL' }] });
    expect(body.assessments[0].tests.map(({ id }: { id: string }) => id)).toEqual(['EXCEL']);
  });

  it.each([
    ['a company that is not onboarded', { ...order, companyId: 'NOBODY' }, 404, 'companyId'],
    ['an unknown package', { ...order, packageId: 'X' }, 404, 'packageId'],
    ['a test that is not in the package', { ...order, tests: ['SQL', 'X'] }, 400, 'tests[1]'],
    ['an unknown billing code', { ...order, billingCode: 'X' }, 400, 'billingCode'],
    ['no package', { companyId: COMPANY }, 400, 'packageId'],
    ['an e-mail address that is none', { ...order, assessee: 7 }, 400, 'assessee'],
  ])('refuses %s', async (_name, body, status, field) => {
    const answer = await place(body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    expect(answer.body.Values.map(({ Fields }: { Fields: string }) => Fields)).toContain(field);
  });

  it.each([
    ['has not begun', { startDate: '2026-07-01T00:00:00Z', endDate: null }],
    ['has ended', { startDate: '2026-01-01T00:00:00Z', endDate: '2026-05-01T00:00:00Z' }],
    ['is inactive', { startDate: '2026-01-01T00:00:00Z', endDate: null, value: 'Inactive' }],
  ])('refuses a package that %s', async (_name, status) => {
    await partner.call('upsertAssessmentPackage', { path: { packageId: 'BAA' }, body: samplePackage({ status }) });
    expect(await place(order)).toMatchObject({ status: 409, body: { Values: [{ Fields: 'packageId' }] } });
  });

  it.each([
    ['active', { isActive: true }, '2027-01-01T00:00:00Z', 201],
    ['inactive', { isActive: false }, '2027-01-01T00:00:00Z', 400],
    ['of a subscription that has ended', { isActive: true }, '2026-05-01T00:00:00Z', 400],
  ])('a billing code that is %s', async (_name, code, expirationDate, status) => {
    const billingCodes = [{ code: 'ENG', ...code }];
    await partner.call('upsertSubscription', {
      body: { level: 'l', price: 100, currency: 'USD', term: 'annually', expirationDate, billingCodes },
    });
    expect((await place({ ...order, billingCode: 'ENG' })).status).toBe(status);
  });
});

describe('reset', () => {
  it('forgets everything, tokens included', async () => {
    expect((await fetch(`${partner.sandbox.url}/_sandbox/reset`, { method: 'POST' })).status).toBe(204);
    expect((await partner.call('getAssessmentPackages')).status).toBe(401);
    const list = await fetch(`${partner.sandbox.url}/_sandbox/orders`);
    expect(await list.json()).toEqual({ items: [] });
  });
});
