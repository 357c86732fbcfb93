import type { OperationId } from '@assessment-kit/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ALL_DONE, type Answer, type CallOptions, Partner, samplePackage, sampleUpdate } from './support/partner.ts';

let partner: Partner;
let orderId: string;
beforeAll(async () => {
  partner = await Partner.connect();
});
afterAll(() => partner.sandbox.close());
beforeEach(async () => {
  partner.sandbox.reset();
  await partner.renewToken();
  orderId = await partner.withOrder();
});

const PUT_PACKAGE = 'upsertAssessmentPackage';
const path = { packageId: 'BAA' };
const SECRET = 'do-not-repeat-me';

/** Everything that could have been stored. */
async function everything() {
  const { body } = await partner.call('getAssessmentPackages');
  return { packages: body, order: { ...partner.sandbox.order(orderId), deliveries: [] } };
}

function fields({ body }: Answer): string[] {
  return body.Values.map(({ Fields }: { Fields: string }) => Fields);
}

type Row = [name: string, status: number, field: string, operationId: OperationId, options: () => CallOptions];

const rows: Row[] = [
  [
    '51 characters in a name',
    400,
    'name',
    PUT_PACKAGE,
    () => ({ path, body: samplePackage({ name: 'x'.repeat(51) }) }),
  ],
  [
    'an unknown member of an enum',
    400,
    'assessments[0].assessmentStatus.value',
    'updateAssessmentOrder',
    () => ({ path: { orderId }, body: sampleUpdate(SECRET, {}) }),
  ],
  [
    'the attempt as text',
    400,
    'assessments[0].assessmentResults.tests[0].score.attempt',
    'updateAssessmentOrder',
    () => {
      const tests = [{ id: 'SQL', score: { value: '90', attempt: '1' } }];
      return { path: { orderId }, body: { assessments: [{ assessmentId: 'BAA-1', assessmentResults: { tests } }] } };
    },
  ],
  ['a body that is not JSON', 400, 'body', PUT_PACKAGE, () => ({ path, body: `{ "name": "${SECRET}", }` })],
  ['no body', 400, 'body', PUT_PACKAGE, () => ({ path, body: '' })],
  [
    'a body that is nested 20,000 levels deep',
    400,
    'body',
    PUT_PACKAGE,
    () => ({ path, body: `{"x":${'['.repeat(20_000)}${']'.repeat(20_000)}}` }),
  ],
  [
    '2 MiB of JSON',
    413,
    'body',
    PUT_PACKAGE,
    () => ({ path, body: samplePackage({ summary: 'x'.repeat(2 * 1024 * 1024) }) }),
  ],
  [
    'the wrong media type',
    415,
    'Content-Type',
    PUT_PACKAGE,
    () => ({ path, body: samplePackage(), headers: { 'content-type': 'text/plain' } }),
  ],
  [
    'an unknown company',
    403,
    'companyId',
    PUT_PACKAGE,
    () => ({ path: { ...path, companyId: 'NOBODY' }, body: samplePackage() }),
  ],
  [
    'a wrong token',
    401,
    'Authorization',
    PUT_PACKAGE,
    () => ({ path, body: samplePackage(), headers: { authorization: `Bearer ${SECRET}` } }),
  ],
  ['no token', 401, 'Authorization', 'getCallback', () => ({ headers: { authorization: '' } })],
  ['an unknown order', 404, 'orderId', 'updateAssessmentOrder', () => ({ path: { orderId: SECRET }, body: {} })],
  ['an unknown package', 404, 'packageId', 'deleteAssessmentPackage', () => ({ path: { packageId: SECRET } })],
  [
    'an id that is not the one in the path',
    400,
    'id',
    PUT_PACKAGE,
    () => ({ path, body: samplePackage({ id: SECRET }) }),
  ],
  [
    'the same test twice',
    400,
    'assessments[0].tests[1].id',
    PUT_PACKAGE,
    () => ({ path, body: samplePackage({ assessments: [{ id: 'A', tests: [testOf('T'), testOf('T')] }] }) }),
  ],
  [
    'the same package twice in one list',
    400,
    '[1].id',
    'upsertAssessmentPackages',
    () => ({ body: [samplePackage({ id: 'N' }), samplePackage({ id: 'N' })] }),
  ],
  [
    'one wrong package in a list of right ones',
    400,
    '[1].name',
    'upsertAssessmentPackages',
    () => ({ body: [samplePackage({ id: 'N1' }), samplePackage({ id: 'N2', name: 7 })] }),
  ],
  ['a missing field', 400, 'summary', PUT_PACKAGE, () => ({ path, body: samplePackage({ summary: undefined }) })],
  [
    'completion before the tests are done',
    400,
    'assessments[0].assessmentStatus.value',
    'updateAssessmentOrder',
    () => ({ path: { orderId }, body: sampleUpdate('Complete', { SQL: 'Complete' }) }),
  ],
  [
    'a report link that carries its own permission',
    400,
    'assessments[0].assessmentResults.reports[0].url',
    'updateAssessmentOrder',
    () => ({
      path: { orderId },
      body: sampleUpdate('Complete', ALL_DONE, [{ name: 'R', url: `https://r.example.com/1?token=${SECRET}` }]),
    }),
  ],
  ['limit 0', 400, 'limit', 'getPartnerAssessmentOrders', () => ({ query: { limit: '0' } })],
  ['an infinite limit', 400, 'limit', 'getPartnerAssessmentOrders', () => ({ query: { limit: '1e400' } })],
  ['offset as text', 400, 'offset', 'getPartnerAssessmentOrders', () => ({ query: { offset: SECRET } })],
  [
    'a filter that does not parse',
    400,
    'filter',
    'getPartnerAssessmentOrders',
    () => ({ query: { filter: "status eq '" } }),
  ],
  ['testMode that is no boolean', 400, 'testmode', 'getCallback', () => ({ headers: { testmode: SECRET } })],
  [
    'a callback URL that cannot be called',
    400,
    'callbackDetails.successCallbackUrl',
    'upsertCallback',
    () => ({
      body: {
        apiKey: 'k',
        callbackDetails: { successCallbackUrl: 'ftp://partner.example' },
        callerDetails: { callerName: 'Partner' },
      },
    }),
  ],
  [
    'onboarding of a company set',
    400,
    'companyId',
    'upsertOnboardingStatus',
    () => ({ body: { companyId: 'CS100', onboardingStatus: 'Approved' } }),
  ],
];

function testOf(id: string) {
  return { id, name: id };
}

describe('bad input', () => {
  it.each(rows)('%s is refused with %i and names %s', async (_name, status, field, operationId, options) => {
    const before = await everything();
    const answer = await partner.call(operationId, options());
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    expect(fields(answer)).toContain(field);
    expect(answer.body.CorrelationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.body.Count).toBe(answer.body.Values.length);
    const text = JSON.stringify(answer.body);
    expect(text).not.toContain(SECRET);
    expect(text).not.toMatch(/ at .*\(|\.ts:\d|node_modules/);
    expect(await everything()).toEqual(before);
  });

  it('says which methods a path takes', async () => {
    const response = await fetch(`${partner.sandbox.url}/public/security/v1/token`, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await response.json()).toMatchObject({ Values: [{ Fields: 'method', Code: 'method_not_allowed' }] });
  });

  it('answers an unknown path with 404 in the same format', async () => {
    const response = await fetch(`${partner.sandbox.url}/apiHub/v2/orders`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ Count: 1, Values: [{ Fields: 'path' }] });
  });

  it.each(['/%E0%A4%A', '/_sandbox/orders/%'])('survives %s, which is no URL', async (path) => {
    const response = await fetch(`${partner.sandbox.url}${path}`);
    expect([400, 404]).toContain(response.status);
    expect(await response.json()).toHaveProperty('CorrelationId');
  });
});

describe('the token endpoint', () => {
  const ask = (body: string | URLSearchParams, headers: Record<string, string> = {}) =>
    fetch(`${partner.sandbox.url}/public/security/v1/token`, { method: 'POST', body, headers });
  const form = (changes: Record<string, string>) =>
    new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'sandbox-client',
      client_secret: 'sandbox-secret',
      ...changes,
    });

  it.each([
    ['a wrong secret', () => ask(form({ client_secret: SECRET })), 401, 'invalid_client'],
    ['a wrong client', () => ask(form({ client_id: SECRET })), 401, 'invalid_client'],
    ['no credentials', () => ask(new URLSearchParams({ grant_type: 'client_credentials' })), 400, 'invalid_request'],
    ['another grant type', () => ask(form({ grant_type: 'password' })), 400, 'unsupported_grant_type'],
    ['an empty grant type', () => ask(form({ grant_type: '' })), 400, 'unsupported_grant_type'],
    ['JSON instead of a form', () => ask('{}', { 'content-type': 'application/json' }), 415, 'invalid_request'],
  ] as const)('refuses %s', async (_name, send, status, error) => {
    const response = await send();
    const body = await response.text();
    expect(response.status).toBe(status);
    expect(JSON.parse(body)).toMatchObject({ error });
    expect(body).not.toContain(SECRET);
  });

  it.each([
    ['in the form', () => ask(form({}))],
    [
      'as HTTP Basic',
      () =>
        ask(new URLSearchParams({ grant_type: 'client_credentials' }), {
          authorization: `Basic ${btoa('sandbox-client:sandbox-secret')}`,
        }),
    ],
  ])('takes credentials %s', async (_name, send) => {
    const response = await send();
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  });
});
