import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';

// Written the way scripts of partners are written: nothing of this repository but the host.
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const PACKAGE = {
  id: '37',
  name: 'Business Analyst Assessment',
  summary: 'Set of tests for business analysts',
  status: { startDate: '2025-01-01T00:00:00Z', endDate: null, value: 'Active' },
  assessments: [
    {
      id: '37',
      name: 'Business Analyst Assessment',
      summary: 'Set of tests for business analysts',
      tests: [
        { id: 's1', name: 'SQL', category: 'Data Skills', description: 'SQL' },
        { id: 'x1', name: 'Excel', category: 'Data Skills', description: 'Excel' },
      ],
    },
  ],
};

const now = () => new Date().toISOString();

async function token(): Promise<string> {
  const response = await fetch(`${sandbox.url}/public/security/v1/token`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${btoa('sandbox-client:sandbox-secret')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret',
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { access_token: string }).access_token;
}

async function send(method: string, path: string, body: unknown): Promise<Response> {
  return fetch(`${sandbox.url}/apiHub${path}`, {
    method,
    headers: { Authorization: `Bearer ${await token()}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

describe('a script in plain fetch, with Basic and form credentials and a fresh token for each call', () => {
  it('takes an order from the package to completion, changing only the host', async () => {
    await send('PUT', '/security/v1/companies/b6001/companyOnboardingStatuses', {
      companyId: 'B6200',
      onboardingStatus: 'Approved',
    });
    const path = '/performanceManagement/v1/companies/B6200/assessmentPackages/37';
    for (const status of [201, 200]) {
      const put = await send('PUT', path, PACKAGE);
      expect(put.status).toBe(status);
      expect(await put.json()).toMatchObject({ id: '37', assessments: [{ tests: [{ id: 's1' }, { id: 'x1' }] }] });
    }

    const { orderId } = sandbox.placeOrder({ companyId: 'B6200', packageId: '37' });
    const order = `/performanceManagement/v1/companies/B6200/assessmentOrders/${orderId}`;

    const early = await send('PATCH', order, {
      assessments: [{ assessmentId: '37', assessmentStatus: { value: 'Complete', updatedAt: now() } }],
    });
    expect(early.status).toBe(400);
    expect(await early.json()).toMatchObject({ CorrelationId: expect.stringMatching(/^[0-9a-f-]{36}$/) });

    const test = (id: string, value: string) => ({
      id,
      score: { value, attempt: 1, reports: [{ name: id, url: `https://reports.example.com/${id}` }] },
      testStatus: { value: 'Complete', updatedAt: now() },
    });
    const done = await send('PATCH', order, {
      partnerTrackingId: 't-1',
      overallScore: '87',
      assessments: [
        {
          assessmentId: '37',
          assessmentStatus: { value: 'Complete', updatedAt: now() },
          assessmentResults: { score: '87', tests: [test('s1', '91'), test('x1', '83')] },
        },
      ],
    });
    expect(done.status).toBe(204);
    expect(await done.text()).toBe('');
    expect(sandbox.order(orderId)).toMatchObject({ packageStatus: 'Completed', overallScore: '87' });
  });
});
