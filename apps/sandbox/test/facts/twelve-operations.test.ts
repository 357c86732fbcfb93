import { operationTable } from '@assessment-kit/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/index.ts';
import { control } from '../support/control.ts';
import { Receiver } from '../support/receiver.ts';
import { byCurl, byFetch, hasCurl, type ReceivedAnswer, type Sender } from '../support/sender.ts';

const withCurl = hasCurl();
if (!withCurl) console.warn('The sandbox is not tried by curl: there is none. Run: apt-get install curl');

let sandbox: Sandbox;
let receiver: Receiver;
beforeAll(async () => {
  // Time stands still, so that an hour is an hour however slow the machine is.
  sandbox = await createSandbox({ clock: { now: () => Date.parse('2026-06-01T12:00:00Z') } });
  receiver = await Receiver.listen();
});
afterAll(async () => {
  await sandbox.close();
  await receiver.close();
});

const HUB = '/apiHub/performanceManagement/v1/companies';
const ONBOARDING = '/apiHub/security/v1/companies/b6001/companyOnboardingStatuses';
const CALLBACK = `${HUB}/b6001/assessmentOrders/callback`;
const AT = '2026-01-13T11:45:44.815Z';
const DONE = { value: 'Complete', updatedAt: AT };

const packageOf = (id: string) => ({
  id,
  name: 'Business Analyst Assessment',
  summary: 'Set of tests for business analysts',
  status: { startDate: '2025-01-01T00:00:00Z', endDate: null, value: 'Active' },
  assessments: [{ id, name: 'Battery', summary: 'Two tests', tests: [{ id: 's1', name: 'SQL', category: 'Data' }] }],
});

/** A script of a partner: it knows nothing of this repository but the host. */
class Script {
  readonly #send: Sender;
  #token = '';

  constructor(send: Sender) {
    this.#send = send;
  }

  /** The token endpoint, with the credentials in the form. */
  async token(fields: Record<string, string> = {}, headers: Record<string, string> = {}): Promise<ReceivedAnswer> {
    const credentials = { client_id: 'sandbox-client', client_secret: 'sandbox-secret', ...fields };
    const answer = await this.#send({
      method: 'POST',
      url: `${sandbox.url}/public/security/v1/token`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...credentials }).toString(),
    });
    this.#token = JSON.parse(answer.text).access_token;
    return answer;
  }

  /** Any other operation; the body of an answer is empty or JSON. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const answer = await this.#send({
      method,
      url: `${sandbox.url}${path}`,
      headers: {
        Authorization: `Bearer ${this.#token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { ...answer, body: answer.text === '' ? null : JSON.parse(answer.text) };
  }
}

/** Each upsert answers 201 with what was stored the first time, and 204 without a body later (§3.1). */
async function upsertTwice(script: Script, path: string, body: object) {
  const first = await script.call('PUT', path, body);
  const second = await script.call('PUT', path, body);
  expect([first.status, second.status, second.text], path).toEqual([201, 204, '']);
  return first.body;
}

describe.each([
  ['fetch', byFetch, false],
  ['curl', byCurl, !withCurl],
] as const)('all twelve operations by %s, changing only the host', (name, send, leaveOut) => {
  const company = name === 'fetch' ? 'F6200' : 'C6200';
  const companyPath = `${HUB}/${company}`;
  const script = new Script(send);

  it.skipIf(leaveOut)('are answered as api-facts describes them', async () => {
    // 12: token (§9)
    const token = await script.token({ scope: 'all' });
    expect([token.status, JSON.parse(token.text)]).toEqual([
      200,
      { access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600 },
    ]);

    // 11: onboarding status (§11)
    const onboarding = { companyId: company, onboardingStatus: 'Approved' };
    expect(await upsertTwice(script, ONBOARDING, onboarding)).toEqual(onboarding);

    // 1 and 2: the callback, set up and read (§4)
    const registration = receiver.registration({ orderLevel: 'Test' });
    await upsertTwice(script, CALLBACK, registration);
    const callback = await script.call('GET', CALLBACK);
    expect([callback.status, callback.body.callbackDetails]).toEqual([200, registration.callbackDetails]);

    // 6, 5 and 4: one package, several at once, and all of them (§6)
    for (const status of [201, 200]) {
      const put = await script.call('PUT', `${companyPath}/assessmentPackages/37`, packageOf('37'));
      expect([put.status, put.body]).toEqual([status, packageOf('37')]);
    }
    const bulk = await script.call('PUT', `${companyPath}/assessmentPackages`, [packageOf('38'), packageOf('39')]);
    expect([bulk.status, bulk.body.count]).toEqual([200, 2]);
    const packages = await script.call('GET', `${companyPath}/assessmentPackages`);
    expect([packages.status, packages.body]).toEqual([200, { count: 3, values: ['37', '38', '39'].map(packageOf) }]);

    // 8: the subscription (§7)
    const subscription = {
      level: 'premium',
      price: 100.5,
      currency: 'USD',
      term: 'annually',
      billingCodes: [{ code: 'ENG', isActive: true }],
    };
    expect(await upsertTwice(script, `${companyPath}/assessmentOrders/subscription`, subscription)).toEqual(
      subscription,
    );

    // An HR user orders; the order comes by the callback with the key (§5).
    const order = { companyId: company, packageId: '37', billingCode: 'ENG' };
    const { orderId } = (await control(sandbox, 'POST', 'orders', order)).body;
    await sandbox.waitFor(orderId, ({ deliveries }) => deliveries[0]?.outcome === 'accepted');
    const { headers, body: sent } = receiver.received.at(-1) ?? {};
    expect([headers?.['x-api-key'], sent.assessmentOrder.orderId]).toEqual([registration.apiKey, orderId]);
    expect(sent.assessmentOrder).toMatchObject({ ...order, tests: [{ testId: 's1' }] });

    // 9: results (§8)
    const results = {
      partnerTrackingId: 't-1',
      assessments: [
        {
          assessmentId: '37',
          assessmentStatus: DONE,
          assessmentResults: { tests: [{ id: 's1', score: { value: '91', attempt: 1 }, testStatus: DONE }] },
        },
      ],
    };
    const update = await script.call('PATCH', `${companyPath}/assessmentOrders/${orderId}`, results);
    expect([update.status, update.text]).toEqual([204, '']);

    // 10: partner orders (§8.7)
    const query = new URLSearchParams({ filter: `assessmentorderid eq '${orderId}'`, includeTotalCount: 'true' });
    const orders = await script.call('GET', `${HUB}/b6001/partner/assessmentOrders?${query}`);
    expect([orders.status, orders.headers['x-pcty-total-count']]).toEqual([200, '1']);
    expect(orders.body).toMatchObject([{ assessmentOrderId: orderId, companyId: company, status: 'Completed' }]);

    // 7 and 3: the package and the callback go (§6, §4)
    const retired = await script.call('DELETE', `${companyPath}/assessmentPackages/37`);
    expect(retired).toMatchObject({ status: 200, body: { id: '37', status: { value: 'Deleted' } } });
    const ended = await script.call('DELETE', CALLBACK);
    expect([ended.status, ended.text]).toEqual([204, '']);
    expect((await script.call('GET', CALLBACK)).status).toBe(404);
    expect((await control(sandbox, 'POST', 'orders', order)).status).toBe(409);
  });
});

describe('every operation but that for a token', () => {
  const script = new Script(byFetch);
  const operations = Object.entries(operationTable).filter(([id]) => id !== 'issueToken');

  it.each(operations)(
    '%s: 401 in the 4xx format without a token, with a wrong one, and with one of another environment',
    async (_id, { method, path }) => {
      const other = await createSandbox();
      const foreign = await fetch(`${other.url}/public/security/v1/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: 'sandbox-client',
          client_secret: 'sandbox-secret',
        }),
      });
      const { access_token } = (await foreign.json()) as { access_token: string };
      await other.close();
      const filled = path.replaceAll(/\{\w+\}/g, 'x');
      for (const Authorization of ['', 'Bearer none', 'Basic bm9uZTpub25l', `Bearer ${access_token}`]) {
        const answer = await script.call(method.toUpperCase(), filled, method === 'get' ? undefined : {}, {
          Authorization,
        });
        expect(answer.status).toBe(401);
        expect(answer.body).toMatchObject({ CorrelationId: expect.any(String), Count: 1, Values: [{}] });
      }
    },
  );

  it.each(['application/json', 'application/json-patch+json', 'text/json', 'application/vnd.partner+json'])(
    'with a body takes %s',
    async (type) => {
      await script.token();
      const body = { companyId: 'T6200', onboardingStatus: 'Approved' };
      const answer = await script.call('PUT', ONBOARDING, body, { 'Content-Type': type });
      expect([201, 204]).toContain(answer.status);
    },
  );

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])(
    'with a body answers 415 to %s',
    async (type) => {
      await script.token();
      const body = { companyId: 'T6200', onboardingStatus: 'Approved' };
      expect((await script.call('PUT', ONBOARDING, body, { 'Content-Type': type })).status).toBe(415);
    },
  );

  it('takes a token that was asked for by Basic as well, for an hour', async () => {
    const basic = `Basic ${btoa('sandbox-client:sandbox-secret')}`;
    expect((await script.token({}, { Authorization: basic })).status).toBe(200);
    const list = () => script.call('GET', `${HUB}/b6001/partner/assessmentOrders`);
    sandbox.advance(3_599_000);
    expect((await list()).status).toBe(200);
    sandbox.advance(1_000);
    expect((await list()).status).toBe(401);
  });

  it('is refused a token with the wrong secret, which the answer does not repeat', async () => {
    const wrong = await script.token({ client_secret: 'wrong-secret' });
    expect([wrong.status, JSON.parse(wrong.text).error]).toEqual([401, 'invalid_client']);
    expect(wrong.text).not.toMatch(/wrong-secret|sandbox-secret/);
  });
});
