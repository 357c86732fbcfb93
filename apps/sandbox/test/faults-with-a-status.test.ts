import { type OperationId, operationTable } from '@assessment-kit/contract';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerFault } from '../src/faults/fault-kinds.ts';
import { COMPANY, Partner, samplePackage } from './support/partner.ts';

let partner: Partner;
let orderId: string;
beforeAll(async () => {
  partner = await Partner.connect();
  orderId = await partner.withOrder();
});
afterAll(() => partner.sandbox.close());
beforeEach(() => partner.sandbox.setFaults({}));

const refused = (fault: Omit<AnswerFault, 'kind'> = {}) =>
  partner.sandbox.setFaults({ answers: [{ kind: 'error-before', ...fault }] });

/** Every refusal and failure that the contract declares by its status, with one status of each range besides. */
const rows = Object.entries(operationTable).flatMap(([id, { method, path }]) => {
  const item = (contract.paths as Record<string, Record<string, unknown>>)[path] ?? {};
  const { responses } = item[method] as { responses: Record<string, unknown> };
  return Object.keys(responses)
    .filter((status) => !status.startsWith('2'))
    .map((status) => [id as OperationId, Number(status.replace('XX', '18'))] as const);
});

describe('the fault error-before with a status', () => {
  it('is tried with every refusal and failure that the contract declares', () => {
    expect(rows.length).toBeGreaterThan(110);
    expect(new Set(rows.map(([, status]) => status))).toContain(301);
  });

  it.each(rows)('answers %s with %i in the form in which the contract declares it', async (operationId, status) => {
    refused({ operationId, status, count: 1 });
    // The partner of these tests checks each body against the contract, field by field.
    const answer = await partner.call(operationId, { path: { packageId: 'NEW', orderId } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('location')).toBe(null);
    expect(answer.body).toMatchObject(
      status >= 500
        ? { CorrelationId: expect.any(String), Value: { Code: expect.any(String) } }
        : operationId === 'issueToken' && status !== 429
          ? { error: expect.any(String) }
          : { CorrelationId: expect.any(String), Count: 1, Values: [{ Message: expect.any(String) }] },
    );
  });

  it('stores nothing, and is over after its count', async () => {
    const put = { path: { packageId: 'NEW' }, body: samplePackage({ id: 'NEW' }) };
    refused({ operationId: 'upsertAssessmentPackage', status: 409, count: 1 });
    expect((await partner.call('upsertAssessmentPackage', put)).status).toBe(409);
    expect(JSON.stringify((await partner.call('getAssessmentPackages')).body)).not.toContain('"id":"NEW"');
    expect((await partner.call('upsertAssessmentPackage', put)).status).toBe(201);
  });

  it('is 503 when no status was chosen', async () => {
    refused();
    expect((await partner.call('getAssessmentPackages')).status).toBe(503);
  });

  it('says the same of 401 and 429 as the sandbox does elsewhere', async () => {
    refused({ status: 401, count: 1 });
    expect((await partner.call('getCallback')).headers.get('www-authenticate')).toBe('Bearer');
    refused({ status: 429, count: 1 });
    expect((await partner.call('getCallback')).headers.get('retry-after')).toBe('1');
  });

  it('leaves operations alone for which the contract declares no such answer', async () => {
    refused({ status: 301 });
    const token = await fetch(`${partner.sandbox.url}/public/security/v1/token`, {
      method: 'POST',
      body: 'grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(token.status).toBe(200);
    expect((await partner.call('getAssessmentPackages')).status).toBe(301);
  });

  it('hits only its order', async () => {
    refused({ orderId, status: 409 });
    const other = partner.sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' }).orderId;
    expect((await partner.update(other, { partnerTrackingId: 'T1' })).status).toBe(204);
    expect((await partner.update(orderId, { partnerTrackingId: 'T1' })).status).toBe(409);
  });

  it('is spelled by the reading of error bodies', async () => {
    const camel = await Partner.connect({ readings: { 'error-casing': 'camel' } });
    camel.sandbox.setFaults({ answers: [{ kind: 'error-before', status: 409 }] });
    const answer = await camel.fetch('getCallback');
    expect(await answer.json()).toMatchObject({ correlationId: expect.any(String), values: [{ fields: null }] });
    await camel.sandbox.close();
  });
});
