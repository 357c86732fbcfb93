import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SandboxCalls } from '../../src/interactive/try-it/data/sandbox-calls.ts';
import { setUp } from '../../src/interactive/try-it/data/set-up.ts';
import { declaredAnswer, refusedFields } from '../../src/interactive/try-it/model/answer.ts';
import { fillIn } from '../../src/interactive/try-it/model/fill-in.ts';
import type { KnownThings } from '../../src/interactive/try-it/model/known-things.ts';
import { requestOf } from '../../src/interactive/try-it/model/request.ts';
import { controlRequest } from '../../src/interactive/try-it/model/trigger.ts';
import { prepare } from '../../src/interactive/try-it/prepare.ts';

const prepared = await prepare();
const CREDENTIALS = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };

let sandbox: Sandbox;
let calls: SandboxCalls;
let known: KnownThings;
beforeAll(async () => {
  sandbox = await createSandbox();
  calls = new SandboxCalls(sandbox.url, CREDENTIALS);
  await setUp(calls, prepared);
  const order = { trigger: 'order' as const, companyId: '5Y021', packageId: 'business-analyst', fault: null };
  const { path, body } = controlRequest(order, prepared.faults);
  await calls.control('POST', path, body);
  const list = async (what: string) => (await calls.control<{ items: never[] }>('GET', what)).items;
  known = { companies: await list('companies'), packages: await list('packages'), orders: await list('orders') };
});
afterAll(() => sandbox?.close());

it('offers every operation of the contract', () => {
  expect(prepared.operations.map(({ id }) => id).toSorted()).toHaveLength(12);
});

describe.each(prepared.operations.map((operation) => ({ id: operation.id, operation })))('$id', ({ operation }) => {
  it.each(
    operation.body?.examples.length
      ? operation.body.examples.map(({ label }, at) => ({ label, at }))
      : [{ label: 'as it is', at: 0 }],
  )('is accepted as the page fills it in: $label', async ({ at }) => {
    // What deletes would take away what the next one needs.
    const state = sandbox.snapshot();
    if (operation.id.endsWith('Callback') && operation.id !== 'upsertCallback') await register();
    const filled = fillIn(operation, known, CREDENTIALS, {}, at);
    const answer = await calls.call(requestOf(sandbox.url, operation, filled), operation.needsToken);
    expect([answer.status, answer.body]).toEqual([
      expect.toSatisfy((status: number) => status < 300),
      expect.anything(),
    ]);
    expect(declaredAnswer(operation, answer.status)?.status).toBe(String(answer.status));
    sandbox.restore(state);
  });
});

async function register(): Promise<void> {
  const operation = prepared.operations.find(({ id }) => id === 'upsertCallback');
  if (!operation) throw new Error('There is no upsertCallback.');
  await calls.call(requestOf(sandbox.url, operation, fillIn(operation, known, CREDENTIALS)), true);
}

it('names the declared range of a status that has no entry of its own', () => {
  const [operation] = prepared.operations;
  if (!operation) throw new Error('There is no operation.');
  expect(declaredAnswer(operation, 418)?.status).toBe('4XX');
  expect(declaredAnswer(operation, 302)).toBeUndefined();
});

it('gets a new token when the sandbox does not know its own any more', async () => {
  const operation = prepared.operations.find(({ id }) => id === 'getPartnerAssessmentOrders');
  if (!operation) throw new Error('There is no such operation.');
  const request = requestOf(sandbox.url, operation, fillIn(operation, known, CREDENTIALS));
  expect((await calls.call(request, true)).status).toBe(200);
  sandbox.advance(2 * 60 * 60 * 1000);
  expect((await calls.call(request, true)).status).toBe(200);
});

it('says which fields were refused', async () => {
  const operation = prepared.operations.find(({ id }) => id === 'updateAssessmentOrder');
  if (!operation) throw new Error('There is no such operation.');
  const filled = fillIn(operation, known, CREDENTIALS);
  const body = JSON.stringify({ overallScore: 'x'.repeat(31) });
  const answer = await calls.call(requestOf(sandbox.url, operation, { ...filled, body }), true);
  expect(refusedFields(answer)).toEqual([
    { field: 'overallScore', message: 'overallScore must have at most 30 characters.' },
  ]);
});

it('has each fault of the sandbox once, with what it does', () => {
  expect(prepared.faults.map(({ kind }) => kind)).toHaveLength(new Set(prepared.faults.map(({ kind }) => kind)).size);
  for (const { kind, about } of prepared.faults) expect(about, kind).not.toBe(kind);
});
