import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AssessmentKitError, type Client, createClient } from '../src/index.ts';
import { newOrderState, type OrderUpdate, planOrderUpdate } from '../src/planning.ts';

const SEEDS = 1000;
const companyId = 'C1';
/** Longer than the sandbox keeps a request without an answer, in ms of its clock. */
const NO_ANSWER_MS = 121_000;
/** How long the network is quiet before the sandbox's clock is moved, in ms. */
const QUIET_MS = 5;

const assessments = [{ id: 'A', tests: [{ id: 'T', name: 'T' }] }];
const status = { startDate: '2026-01-01T00:00:00Z' };
const updatedAt = '2026-01-13T12:40:02.120Z';
const report = { name: 'R', url: 'https://reports.example/1' };

/** All that can go wrong with an answer, each often enough to come in every combination. */
const FAULTS = (
  [
    'error-before',
    'error-after',
    'reset-before',
    'reset-after',
    'broken-off',
    'unreadable',
    'rate-limited',
    'timeout',
    'token-revoked',
    'slow',
  ] as const
).map((kind) => ({ kind, probability: kind === 'rate-limited' ? 0.2 : 0.07 }));

/** A PATCH as it went over the wire. */
interface Sent {
  body: string;
  /** The status answered; `null`: there was none. */
  status: number | null;
}

let sandbox: Sandbox;
let client: Client;
const sent: Sent[] = [];

/** Waits cost nothing, and while an answer is awaited the sandbox's clock runs ahead, so that time-outs take no time. */
async function impatientFetch(request: Request): Promise<Response> {
  const body = request.method === 'PATCH' ? await request.clone().text() : null;
  const hurry = setInterval(() => sandbox.advance(NO_ANSWER_MS), QUIET_MS);
  const record = (status: number | null) => {
    if (body !== null) sent.push({ body, status });
  };
  try {
    const response = await fetch(request);
    record(response.status);
    return response;
  } catch (error) {
    record(null);
    throw error;
  } finally {
    clearInterval(hurry);
  }
}

beforeAll(async () => {
  sandbox = await createSandbox({ seed: 1, slowAnswerMs: 10 });
  client = createClient({
    baseUrl: sandbox.url,
    clientId: 'sandbox-client',
    clientSecret: 'sandbox-secret',
    fetch: impatientFetch,
    timing: { wait: async () => {} },
  });
  await client.upsertOnboardingStatus({ body: { companyId, onboardingStatus: 'Approved' } });
  await client.upsertAssessmentPackage({
    companyId,
    packageId: 'P',
    body: { id: 'P', name: 'P', summary: 'P', status, assessments },
  });
});
afterAll(() => sandbox.close());

const before = newOrderState({ assessmentPackage: { assessments }, orderedAt: updatedAt });
const plan = planOrderUpdate(before, {
  partnerTrackingId: 't-1',
  assessments: [
    {
      assessmentId: 'A',
      assessmentStatus: { value: 'Complete', updatedAt },
      assessmentResults: {
        score: '87',
        reports: [report],
        tests: [
          {
            id: 'T',
            score: { value: '9', attempt: 1, reports: [report] },
            testStatus: { value: 'Complete', updatedAt },
          },
        ],
      },
    },
  ],
});

async function outcome(
  update: OrderUpdate,
  orderId: string,
  maxRetries?: number,
): Promise<'done' | AssessmentKitError> {
  try {
    await client.updateAssessmentOrder({ companyId, orderId, body: update }, { maxRetries });
    return 'done';
  } catch (error) {
    if (!(error instanceof AssessmentKitError)) throw error;
    return error;
  }
}

/** Whether an attempt may have reached the platform's data. */
const mayHaveActed = ({ status }: Sent) => status === null || status === 408 || status >= 500 || status < 300;

it(`over ${SEEDS} seeds loses no update, doubles no report, and repeats nothing that must not be`, async () => {
  const seen = { done: 0, none: 0, unknown: 0, inDoubtAndThere: 0, inDoubtAndNot: 0, repeats: 0 };
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const { orderId } = sandbox.placeOrder({ companyId, packageId: 'P' });
    sandbox.setFaults({ seed, answers: FAULTS });
    const [results, completion] = plan.ok ? plan.updates : [];
    if (!results || !completion) return expect.unreachable('two updates are planned');

    sent.length = 0;
    const reported = await outcome(results, orderId);
    const attempts = [...sent];
    const stored = sandbox.order(orderId);
    const there = (stored?.assessments[0]?.reports ?? []).length;
    const ofTest = (stored?.assessments[0]?.tests[0]?.attempts[0]?.reports ?? []).length;
    expect(there, `seed ${seed}: reports of the assessment`).toBe(ofTest);
    expect(there, `seed ${seed}: a report is doubled`).toBeLessThanOrEqual(1);

    // After an attempt that may have acted there is none with reports.
    expect(attempts.slice(0, -1).filter(mayHaveActed), `seed ${seed}: repeated`).toEqual([]);
    seen.repeats += attempts.length > 1 ? 1 : 0;

    if (reported === 'done') {
      expect(there, `seed ${seed}: an update is lost`).toBe(1);
      seen.done += 1;
    } else if (reported.effect === 'none') {
      expect(there, `seed ${seed}: it had an effect`).toBe(0);
      expect(reported.reportsInDoubt).toEqual([]);
      seen.none += 1;
    } else {
      expect(reported.reportsInDoubt.map(({ testId }) => testId)).toEqual([null, 'T']);
      seen.unknown += 1;
      seen[there === 1 ? 'inDoubtAndThere' : 'inDoubtAndNot'] += 1;
    }

    // Without reports an update may be repeated for as long as it takes.
    sandbox.setFaults({ seed: seed + SEEDS, answers: FAULTS });
    if (there === 1) {
      // It ends without success only when there is no token to be had, or two in a row were revoked.
      while ((await outcome(completion, orderId, 50)) !== 'done');
      expect(sandbox.order(orderId)?.packageStatus, `seed ${seed}: an update is lost`).toBe('Completed');
    }
    sandbox.setFaults({});
  }
  // Every way was gone.
  for (const [way, times] of Object.entries(seen)) expect(times, way).toBeGreaterThan(0);
}, 120_000);
