import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_ANSWER_MS } from '../src/faults/answer-faults.ts';
import type { AnswerFault, AnswerFaultKind } from '../src/faults/fault-kinds.ts';
import { MAGIC_VALUES } from '../src/index.ts';
import { ALL_DONE, COMPANY, Partner, samplePackage, sampleUpdate } from './support/partner.ts';

let partner: Partner;
let orderId: string;
beforeEach(async () => {
  partner = await Partner.connect({ slowAnswerMs: 100 });
  orderId = await partner.withOrder();
});
afterEach(() => partner.sandbox.close());

const fault = (...answers: AnswerFault[]) => partner.sandbox.setFaults({ answers });
const update = (id = orderId) => partner.update(id, { partnerTrackingId: 'T1' });
const stored = (id = orderId) => partner.sandbox.order(id)?.partnerTrackingId === 'T1';
/** What comes back of an update: its status, or that the connection broke. */
const outcome = async (id = orderId) =>
  update(id).then(
    ({ status }) => status,
    () => 'broken',
  );

describe('the answer to an update with the fault', () => {
  it.each([
    ['error-before', 503, false],
    ['error-after', 500, true],
    ['reset-before', 'broken', false],
    ['reset-after', 'broken', true],
    ['broken-off', 'broken', true],
    ['unreadable', 'broken', true],
    ['slow', 204, true],
    ['rate-limited', 429, false],
    ['token-revoked', 401, false],
  ] as const)('%s is %s; stored: %s', async (kind, expected, isStored) => {
    fault({ kind, count: 1 });
    expect(await outcome()).toBe(expected);
    expect(stored()).toBe(isStored);
  });

  it.each(['error-before', 'error-after', 'reset-before', 'reset-after', 'rate-limited'] as const)(
    '%s is over after its count',
    async (kind) => {
      fault({ kind, count: 2 });
      await outcome();
      await outcome();
      expect(await outcome()).toBe(204);
      expect(partner.sandbox.order(orderId)?.partnerTrackingId).toBe('T1');
    },
  );

  it.each([
    ['error-before', { Value: { Code: expect.any(String) } }],
    ['error-after', { Value: { Code: expect.any(String) } }],
    ['rate-limited', { Count: 1, Values: [{ Code: 'too_many_requests' }] }],
  ] as const)('%s has the platform’s error body', async (kind, body) => {
    fault({ kind });
    expect((await update()).body).toMatchObject(body);
  });

  it('broken-off begins as a success, and unreadable is one that is no JSON', async () => {
    fault({ kind: 'broken-off', count: 1 }, { kind: 'unreadable', count: 1 });
    const begun = await partner.fetch('updateAssessmentOrder', { path: { orderId }, body: {} });
    expect(begun.status).toBe(200);
    await expect(begun.text()).rejects.toThrow();
    const page = await partner.fetch('updateAssessmentOrder', { path: { orderId }, body: {} });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
    expect(await page.text()).toContain('<title>');
  });

  it('rate-limited says when to come again', async () => {
    fault({ kind: 'rate-limited' });
    expect((await update()).headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  });

  it('error-after keeps nothing of the answer that it replaces', async () => {
    fault({ kind: 'error-after', operationId: 'upsertAssessmentPackage' });
    const put = { path: { packageId: 'NEW' }, body: samplePackage({ id: 'NEW' }) };
    const { status, body } = await partner.call('upsertAssessmentPackage', put);
    expect(status).toBe(500);
    expect(body).not.toHaveProperty('id');
    partner.sandbox.setFaults({});
    const list = await partner.call('getAssessmentPackages');
    expect(JSON.stringify(list.body)).toContain('"id":"NEW"');
  });

  it('timeout never comes, although the change was stored; the wait ends when the sandbox closes', async () => {
    fault({ kind: 'timeout' });
    let ended = false;
    const waiting = outcome().finally(() => {
      ended = true;
    });
    await expect.poll(() => stored()).toBe(true);
    // A round trip later an answer would be here.
    expect((await fetch(`${partner.sandbox.url}/_sandbox/faults`)).status).toBe(200);
    expect(ended).toBe(false);
    await partner.sandbox.close();
    expect(await waiting).toBe('broken');
  });

  it('timeout does no harm when the client leaves', async () => {
    fault({ kind: 'timeout', count: 1 });
    const url = `${partner.sandbox.url}/public/security/v1/token`;
    const form = { grant_type: 'client_credentials', client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
    const body = new URLSearchParams(form);
    await expect(fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(50) })).rejects.toThrow();
    expect(await outcome()).toBe(204);
  });

  it('token-revoked stays without its token until there is a new one', async () => {
    fault({ kind: 'token-revoked', count: 1 });
    expect(await outcome()).toBe(401);
    expect(await outcome()).toBe(401);
    await partner.renewToken();
    expect(await outcome()).toBe(204);
  });

  it('token-revoked leaves requests for a token alone', async () => {
    fault({ kind: 'token-revoked', count: 1 });
    await partner.renewToken();
    expect(await outcome()).toBe(401);
  });

  it('slow comes in small pieces and is whole in the end', async () => {
    fault({ kind: 'slow' });
    const form = { grant_type: 'client_credentials', client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
    const url = `${partner.sandbox.url}/public/security/v1/token`;
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
    const pieces: Uint8Array[] = [];
    for await (const piece of response.body ?? []) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(JSON.parse(Buffer.concat(pieces).toString())).toMatchObject({ token_type: 'Bearer' });
  });

  it('slow ends without harm when the client leaves or the sandbox closes', async () => {
    await partner.sandbox.close();
    partner = await Partner.connect({ slowAnswerMs: 60_000 });
    orderId = await partner.withOrder();
    fault({ kind: 'slow' });
    const waiting = outcome();
    await expect.poll(() => stored()).toBe(true);
    await partner.sandbox.close();
    expect(await waiting).toBe('broken');
  });

  it.each(['error-after', 'timeout', 'reset-after', 'broken-off', 'unreadable'] as const)(
    '%s lets a refusal through: nothing was stored',
    async (kind) => {
      fault({ kind });
      const refused = await partner.update(orderId, sampleUpdate('Complete', {}));
      expect(refused.status).toBe(400);
      expect(refused.body.Values.length).toBeGreaterThan(0);
    },
  );
});

describe('a fault of answers', () => {
  it('hits only its operation', async () => {
    fault({ kind: 'error-before', operationId: 'getAssessmentPackages' });
    expect(await outcome()).toBe(204);
    expect((await partner.call('getAssessmentPackages')).status).toBe(503);
  });

  it('hits only its order', async () => {
    const other = partner.sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' }).orderId;
    fault({ kind: 'error-before', orderId: other });
    expect(await outcome()).toBe(204);
    expect((await update(other)).status).toBe(503);
    expect((await partner.call('getAssessmentPackages')).status).toBe(200);
  });

  it.each([
    ['another case', (path: string) => path.toUpperCase().replace('/APIHUB', '/apihub')],
    ['a slash at the end', (path: string) => `${path}/`],
    ['a query', (path: string) => `${path}?limit=1`],
  ])('finds its operation in a path with %s', async (_name, spell) => {
    fault({ kind: 'error-before', operationId: 'getAssessmentPackages' });
    const path = spell(`/apiHub/performanceManagement/v1/companies/${COMPANY}/assessmentPackages`);
    expect((await fetch(`${partner.sandbox.url}${path}`)).status).toBe(503);
  });

  it('hits the token endpoint as well', async () => {
    fault({ kind: 'rate-limited', operationId: 'issueToken' });
    expect((await fetch(`${partner.sandbox.url}/public/security/v1/token`, { method: 'POST' })).status).toBe(429);
  });

  it('never hits the sandbox’s own operations, nor paths that there are not', async () => {
    fault({ kind: 'error-before' });
    expect((await fetch(`${partner.sandbox.url}/_sandbox/orders/${orderId}`)).status).toBe(200);
    expect((await fetch(`${partner.sandbox.url}/_sandbox/faults`)).status).toBe(200);
    expect((await fetch(`${partner.sandbox.url}/nowhere`)).status).toBe(404);
    expect((await fetch(`${partner.sandbox.url}/public/security/v1/token`)).status).toBe(405);
  });

  it('is the first of the list that matches and is drawn', async () => {
    fault(
      { kind: 'error-after', operationId: 'getAssessmentPackages' },
      { kind: 'error-after', probability: 0 },
      { kind: 'rate-limited', count: 1 },
      { kind: 'error-before' },
    );
    expect(await outcome()).toBe(429);
    expect(await outcome()).toBe(503);
  });

  it('survives a path that cannot be decoded', async () => {
    fault({ kind: 'error-before', orderId });
    const path = `/apiHub/performanceManagement/v1/companies/${COMPANY}/assessmentOrders/%E0%A4%A`;
    expect((await fetch(`${partner.sandbox.url}${path}`, { method: 'PATCH' })).status).toBe(400);
  });
});

describe('a magic value', () => {
  /** How the first update ends, and whether it is stored. */
  const ENDS: Readonly<Record<AnswerFaultKind, readonly [number | 'broken', boolean]>> = {
    'error-before': [503, false],
    'error-after': [500, true],
    timeout: ['broken', true],
    'reset-before': ['broken', false],
    'reset-after': ['broken', true],
    'broken-off': ['broken', true],
    unreadable: ['broken', true],
    slow: [204, true],
    'rate-limited': [429, false],
    'token-revoked': [401, false],
  };
  const magic = MAGIC_VALUES.flatMap(({ lastName, packageId, firstUpdate }) =>
    firstUpdate ? [{ lastName, packageId, firstUpdate }] : [],
  );

  /** Whether the first update goes wrong as it should, and all others go well. */
  async function expectFault(magicId: string, kind: AnswerFaultKind) {
    expect((await update()).status).toBe(204);
    const first = outcome(magicId);
    if (kind === 'timeout') {
      await expect.poll(() => stored(magicId)).toBe(true);
      partner.sandbox.advance(NO_ANSWER_MS);
    }
    expect([await first, stored(magicId)]).toEqual(ENDS[kind]);
    await partner.renewToken();
    expect((await update(magicId)).status).toBe(204);
    expect((await partner.update(magicId, sampleUpdate('Complete', ALL_DONE))).status).toBe(204);
  }

  it.each(magic)('$lastName as a last name: $firstUpdate, at the first update', async ({ lastName, firstUpdate }) => {
    const order = { companyId: COMPANY, packageId: 'BAA', assessee: { lastName } };
    await expectFault(partner.sandbox.placeOrder(order).orderId, firstUpdate);
  });

  it.each(magic)(
    '$packageId as a package id: $firstUpdate, at the first update',
    async ({ packageId, firstUpdate }) => {
      await partner.call('upsertAssessmentPackage', { path: { packageId }, body: samplePackage({ id: packageId }) });
      await expectFault(partner.sandbox.placeOrder({ companyId: COMPANY, packageId }).orderId, firstUpdate);
    },
  );
});
