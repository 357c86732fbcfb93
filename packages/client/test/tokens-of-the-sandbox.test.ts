import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, createClient } from '../src/index.ts';

let sandbox: Sandbox;
let client: Client;
let tokenRequests = 0;
let statuses: (number | null)[] = [];
beforeAll(async () => {
  sandbox = await createSandbox();
});
beforeEach(async () => {
  sandbox.reset();
  client = createClient({
    baseUrl: sandbox.url,
    clientId: 'sandbox-client',
    clientSecret: 'sandbox-secret',
    fetch: (request) => {
      if (request.url.endsWith('/token')) tokenRequests += 1;
      return fetch(request);
    },
    hooks: { onResponse: ({ status }) => void statuses.push(status) },
  });
  await client.getPartnerAssessmentOrders();
  tokenRequests = 0;
  statuses = [];
});
afterAll(() => sandbox.close());

const calls = () => Promise.all(Array.from({ length: 100 }, () => client.getPartnerAssessmentOrders()));

describe('100 parallel calls against the sandbox', () => {
  it('with a token that has expired there ask for one new token, and all succeed', async () => {
    // The client's own clock stays: it does not know.
    sandbox.advance(3_601_000);
    expect(await calls()).toHaveLength(100);
    expect(tokenRequests).toBe(1);
  });

  it('ask for no token while theirs is good', async () => {
    expect(await calls()).toHaveLength(100);
    expect(tokenRequests).toBe(0);
  });

  it('whose token is revoked in the middle ask for one more, and all succeed', async () => {
    // Whichever call draws it revokes the token that all of them carry.
    const fault = {
      kind: 'token-revoked',
      operationId: 'getPartnerAssessmentOrders',
      probability: 0.05,
      count: 1,
    } as const;
    sandbox.setFaults({ seed: 3, answers: [fault] });
    expect(await calls()).toHaveLength(100);
    expect(tokenRequests).toBe(1);
    const refused = statuses.filter((status) => status === 401).length;
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(100);
  });
});
