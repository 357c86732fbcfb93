import { BREAKS } from '@assessment-kit/schema-values/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractOperations } from './contract-operations.ts';
import { problemsOf } from './judge.ts';
import { requestsOf } from './requests.ts';
import { CONNECTIONS, Surface, type SurfaceAnswer } from './surface.ts';
import type { SurfaceRequest } from './surface-request.ts';

const RUNS = 500;
const REQUESTS_OF_RUN = 40;
const TIME_LIMIT_MS = 180_000;

let surface: Surface;
beforeAll(async () => {
  surface = await Surface.open();
});
afterAll(() => surface.close());

/** How often something was sent or answered. */
const counts: Record<string, number> = {};
function count(what: string): void {
  counts[what] = (counts[what] ?? 0) + 1;
}

/** Begins anew, sends a run of requests and looks at each answer and at the state after it. */
async function sendAll(requests: readonly SurfaceRequest[]): Promise<void> {
  await surface.begin();
  let before = surface.fingerprint();
  for (const group of inGroups(requests)) {
    const answers = await Promise.all(group.map(async (request) => ({ request, answer: await surface.send(request) })));
    for (const { request, answer } of answers) {
      count(`${request.operationId} sent`);
      count(`${request.operationId} ${Math.floor(answer.status / 100)}xx`);
      count(`${request.kind} sent`);
      const said = `${request.operationId}, ${request.kind}: ${answer.status} ${answer.text.slice(0, 300)}`;
      expect(problemsOf(request, answer), said).toEqual([]);
    }
    const after = surface.fingerprint();
    if (!answers.some(mayHaveChanged)) expect(after).toBe(before);
    before = after;
  }
}

/**
 * Requests that have to be refused go out at once over several connections, all others alone: what a request has changed
 * can be told then.
 */
function inGroups(requests: readonly SurfaceRequest[]): SurfaceRequest[][] {
  const groups: SurfaceRequest[][] = [];
  for (const request of requests) {
    const last = groups.at(-1);
    const joins = request.expected === 'refused' && last?.[0]?.expected === 'refused' && last.length < CONNECTIONS;
    if (joins) last.push(request);
    else groups.push([request]);
  }
  return groups;
}

/** Whoever is refused, reads, or only tries test mode changes nothing. */
function mayHaveChanged({ request, answer }: { request: SurfaceRequest; answer: SurfaceAnswer }): boolean {
  return answer.status < 300 && request.method !== 'GET' && request.kind !== 'test mode';
}

// A request that is left out is never generated: fast-check tries it when it makes a failing run shorter.
const anyRequest = fc.option(fc.oneof(...contractOperations.map(requestsOf)), { freq: 2 ** 30 });
const anyRequests = fc
  .array(anyRequest, { minLength: REQUESTS_OF_RUN, maxLength: REQUESTS_OF_RUN })
  .map((requests) => requests.filter((each) => each !== null));

describe('the HTTP surface', () => {
  it('answers 20,000 requests of any kind as the contract says, and a refused one changes nothing', async () => {
    const limits = { interruptAfterTimeLimit: TIME_LIMIT_MS, markInterruptAsFailure: true };
    await fc.assert(fc.asyncProperty(anyRequests, sendAll), { numRuns: RUNS, ...limits });

    // Without these a generator that only makes requests for the first check would go unnoticed.
    for (const { id } of contractOperations) {
      expect(counts[`${id} sent`], `requests to ${id}`).toBeGreaterThan(1_000);
      expect(counts[`${id} 2xx`], `requests that ${id} accepts`).toBeGreaterThan(200);
      expect(counts[`${id} 4xx`], `requests that ${id} refuses`).toBeGreaterThan(200);
    }
    for (const kind of BREAKS) expect(counts[`${kind} sent`], kind).toBeGreaterThan(0);
  }, 200_000);
});
