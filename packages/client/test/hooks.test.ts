import { describe, expect, it } from 'vitest';
import { createClient, type Hooks } from '../src/index.ts';
import { createObservedClient } from '../src/testing/index.ts';

const PATH = '/apiHub/performanceManagement/v1/companies/{companyId}/assessmentOrders/{orderId}';
const PERSON = 'casey.candidate@mail.example';
const input = { companyId: 'C1', orderId: 'O1', body: { partnerTrackingId: PERSON } };

/** Hooks that write down what they are told. */
function recorder(): { hooks: Hooks; told: [string, unknown][] } {
  const told: [string, unknown][] = [];
  return {
    told,
    hooks: {
      onRequest: (event) => void told.push(['request', event]),
      onResponse: (event) => void told.push(['response', event]),
      onRetry: (event) => void told.push(['retry', event]),
    },
  };
}

const failing = (...statuses: number[]) => {
  const problem = { CorrelationId: 'c-1', Value: { Code: 'internal_error', Message: PERSON } };
  return () => {
    const status = statuses.shift();
    return status === undefined ? new Response(null, { status: 204 }) : Response.json(problem, { status });
  };
};

describe('hooks', () => {
  it('are told about each request, its answer and each repeat', async () => {
    const { hooks, told } = recorder();
    const { client } = createObservedClient(failing(503), { hooks, timing: { random: () => 0 } });
    await client.updateAssessmentOrder(input);
    const event = {
      operation: 'updateAssessmentOrder',
      method: 'PATCH',
      path: PATH,
      ids: { companyId: 'C1', orderId: 'O1' },
    };
    const token = { operation: 'issueToken', method: 'POST', path: '/public/security/v1/token', ids: {}, attempt: 1 };
    const durationMs = expect.any(Number);
    const failure = { code: 'platform_failed', status: 503, correlationId: 'c-1', effect: 'unknown' };
    expect(told).toEqual([
      ['request', token],
      ['response', { ...token, status: 200, durationMs }],
      ['request', { ...event, attempt: 1 }],
      ['response', { ...event, attempt: 1, status: 503, durationMs }],
      ['retry', { ...event, attempt: 1, waitMs: 500, failure }],
      ['request', { ...event, attempt: 2 }],
      ['response', { ...event, attempt: 2, status: 204, durationMs }],
    ]);
  });

  it('are told about both requests when a token was refused', async () => {
    const { hooks, told } = recorder();
    const { client } = createObservedClient(failing(401), { hooks });
    await client.updateAssessmentOrder(input);
    const updates = told.filter(([, event]) => (event as { operation: string }).operation === 'updateAssessmentOrder');
    expect(updates).toMatchObject([
      ['request', { attempt: 1 }],
      ['response', { status: 401 }],
      ['request', { attempt: 1 }],
      ['response', { status: 204 }],
    ]);
  });

  it('are told when there was no answer, and when a token is asked for again', async () => {
    const { hooks, told } = recorder();
    const timing = { wait: async () => {} };
    const fetch = () => Promise.reject(new Error(`failed with ${PERSON} and the-secret`));
    const client = createClient({
      baseUrl: 'https://p.test',
      clientId: 'id',
      clientSecret: 'the-secret',
      fetch,
      timing,
      hooks,
    });
    await client.deleteCallback().catch(() => {});
    expect(told.map(([kind]) => kind)).toEqual([
      'request',
      'response',
      'retry',
      'request',
      'response',
      'retry',
      'request',
      'response',
    ]);
    expect(told[1]?.[1]).toMatchObject({ operation: 'issueToken', status: null });
  });

  it('are told no secret, nothing that was sent, and nothing that was answered', async () => {
    const { hooks, told } = recorder();
    const { client } = createObservedClient(failing(500, 500, 500), { hooks });
    await client.getPartnerAssessmentOrders({ filter: `assessee/id eq '${PERSON}'` }).catch(() => {});
    await client.updateAssessmentOrder(input).catch(() => {});
    expect(told.length).toBeGreaterThan(8);
    expect(JSON.stringify(told)).not.toMatch(/casey|test-secret|test-token|Bearer/);
  });

  it('add headers to a request, but never another authorization', async () => {
    const hooks = { onRequest: () => ({ traceparent: '00-1-2-01', Authorization: 'Bearer mine' }) };
    const { client, requests } = createObservedClient(failing(), { hooks });
    await client.updateAssessmentOrder(input);
    expect(requests[0]?.headers.get('traceparent')).toBe('00-1-2-01');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer test-token-1');
  });

  it('change nothing when they throw', async () => {
    const broken = () => {
      throw new Error('the log is full');
    };
    const hooks = { onRequest: broken, onResponse: broken, onRetry: broken };
    const { client, requests } = createObservedClient(failing(503), { hooks });
    await client.updateAssessmentOrder(input);
    expect(requests).toHaveLength(2);
  });
});
