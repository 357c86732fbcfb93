import { expect } from 'vitest';
import { control } from '../support/control.ts';
import { COMPANY, samplePackage } from '../support/partner.ts';
import type { PlainPartner, Sight } from '../support/plain-partner.ts';

const CALLBACK = {
  apiKey: 'key-of-the-partner',
  callbackDetails: { successCallbackUrl: 'https://partner.example/orders' },
  callerDetails: { callerName: 'Partner' },
};
const SUBSCRIPTION = { level: 'premium', price: 100, currency: 'USD', term: 'annually' };

/** Every upsert, each sent twice. */
async function upsertsTwice(partner: PlainPartner, headers: Record<string, string> = {}) {
  await partner.withPackage();
  await partner.send('DELETE', 'b6001/assessmentOrders/callback');
  const send = (path: string, body: unknown) => partner.send('PUT', path, body, headers);
  const upserts = {
    callback: () => send('b6001/assessmentOrders/callback', CALLBACK),
    subscription: () => send(`${COMPANY}/assessmentOrders/subscription`, SUBSCRIPTION),
    onboarding: () =>
      send('/apiHub/security/v1/companies/b6001/companyOnboardingStatuses', {
        companyId: 'NEW1',
        onboardingStatus: 'Approved',
      }),
    package: () => send(`${COMPANY}/assessmentPackages/NEW`, samplePackage({ id: 'NEW' })),
    packages: () => send(`${COMPANY}/assessmentPackages`, [samplePackage()]),
  };
  const answers = [];
  for (const [name, upsert] of Object.entries(upserts)) {
    const [first, second] = [await upsert(), await upsert()];
    answers.push([name, first.status, Boolean(first.text), second.status, Boolean(second.text)]);
    expect(first.text + second.text).not.toContain(CALLBACK.apiKey);
  }
  return answers;
}

const UPSERTS = ['callback', 'subscription', 'onboarding', 'package', 'packages'];

const place = (partner: PlainPartner) =>
  control(partner.sandbox, 'POST', 'orders', { companyId: COMPANY, packageId: 'BAA' });

/** Readings about what is stored, and how that is answered. */
export const ofUpserts = {
  'upsert-answer': {
    '201-then-204': {
      sees: '201 with a body first, then 204; packages always with a body',
      async check(partner) {
        expect(await upsertsTwice(partner)).toEqual([
          ['callback', 201, true, 204, false],
          ['subscription', 201, true, 204, false],
          ['onboarding', 201, true, 204, false],
          ['package', 201, true, 200, true],
          ['packages', 200, true, 200, true],
        ]);
      },
    },
    204: {
      sees: 'always 204 without a body, in test mode too',
      async check(partner) {
        const expected = UPSERTS.map((name) => [name, 204, false, 204, false]);
        expect(await upsertsTwice(partner)).toEqual(expected);
        expect(await upsertsTwice(partner, { testMode: 'true' })).toEqual(expected);
        expect((await partner.send('GET', `${COMPANY}/assessmentPackages`)).status).toBe(200);
        for (const body of [{}, samplePackage({ id: 'OTHER' })]) {
          expect((await partner.send('PUT', `${COMPANY}/assessmentPackages/BAA`, body)).status).toBe(400);
        }
      },
    },
    200: {
      sees: 'always 200 with a body, in test mode too',
      async check(partner) {
        const expected = UPSERTS.map((name) => [name, 200, true, 200, true]);
        expect(await upsertsTwice(partner)).toEqual(expected);
        expect(await upsertsTwice(partner, { testMode: 'true' })).toEqual(expected);
        const { body } = await partner.registerCallback(CALLBACK);
        expect(body).toMatchObject({ callbackDetails: CALLBACK.callbackDetails, orderLevel: 'Assessment' });
        expect((await partner.send('DELETE', 'b6001/assessmentOrders/callback')).status).toBe(204);
      },
    },
  },
  'subscription-required': {
    no: {
      sees: 'orders placed without a subscription',
      async check(partner) {
        await partner.withPackage();
        expect((await place(partner)).status).toBe(201);
      },
    },
    yes: {
      sees: 'orders refused without a subscription that holds',
      async check(partner) {
        await partner.withPackage();
        const refused = { status: 409, body: { Values: [{ Fields: 'companyId', Code: 'subscription_required' }] } };
        expect(await place(partner)).toMatchObject(refused);
        const subscribe = (changes: object) =>
          partner.send('PUT', `${COMPANY}/assessmentOrders/subscription`, { ...SUBSCRIPTION, ...changes });
        await subscribe({ expirationDate: '2026-05-01T00:00:00Z' });
        expect(await place(partner)).toMatchObject(refused);
        await subscribe({ expirationDate: null });
        expect((await place(partner)).status).toBe(201);
      },
    },
  },
} satisfies Record<string, Record<string, Sight>>;
