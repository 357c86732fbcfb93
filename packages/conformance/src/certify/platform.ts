import { createClient, RequestRejectedError } from '@assessment-kit/client';
import { CALLBACK_KEY_HEADER } from '@assessment-kit/rules';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import type { Bench } from './bench.ts';
import type { Exchange } from './wire/exchange.ts';

/** What of the receiver is registered. Default: all that is known of it. */
export interface Registration {
  orderUrl?: string;
  errorUrl?: string | null;
  jobUrl?: string | null;
}

/** The sandbox, with the receiver registered and a company that may order. */
export interface Platform {
  /**
   * Places an order, with the callback as the last name says (see the sandbox's `MAGIC_VALUES`), and waits for the
   * callback to end.
   */
  order(lastName?: string, certificationDateTime?: string): Promise<PlacedOrder>;
  /** Sends a job, or a change of it. */
  job(job: object): Promise<Exchange[]>;
  /** The callbacks that have been sent since, in the sequence in which they left. */
  sent(): Exchange[];
}

export interface PlacedOrder {
  orderId: string;
  sent: Exchange[];
}

/** What the platform does not take of the registration. */
export interface RegistrationProblem {
  field: string | null;
  message: string;
}

const BILLING_CODE = 'standard';

/** Runs a sandbox for as long as `use` takes. `null` when the registration was refused: there is a rule about that. */
export async function withPlatform<Result>(
  bench: Bench,
  registration: Registration,
  use: (platform: Platform) => Promise<Result>,
): Promise<Result | null> {
  const sandbox = await createSandbox({ callbackTimeoutMs: bench.settings.limits.answerMs });
  try {
    const problems = await register(bench, sandbox, registration);
    return problems.length > 0 ? null : await use(platformOf(bench, sandbox));
  } finally {
    await sandbox.close();
  }
}

/** What the platform says to the receiver's addresses and key. */
export async function registrationProblems(bench: Bench): Promise<readonly RegistrationProblem[]> {
  const sandbox = await createSandbox();
  try {
    return await register(bench, sandbox, {});
  } finally {
    await sandbox.close();
  }
}

async function register(
  { settings }: Bench,
  sandbox: Sandbox,
  { orderUrl = settings.url, errorUrl = settings.errorUrl, jobUrl = settings.jobUrl }: Registration,
): Promise<readonly RegistrationProblem[]> {
  const client = createClient({ baseUrl: sandbox.url, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' });
  const { companyId, packageId } = settings;
  try {
    await client.upsertOnboardingStatus({ body: { companyId, onboardingStatus: 'Approved' } });
    await client.upsertAssessmentPackage({ companyId, packageId, body: testPackage(packageId) });
    await client.upsertSubscription({ companyId, body: { billingCodes: [{ code: BILLING_CODE, isActive: true }] } });
    await client.upsertCallback({
      body: {
        callbackDetails: { successCallbackUrl: orderUrl, errorCallbackUrl: errorUrl, jobCreationCallbackUrl: jobUrl },
        callerDetails: { callerName: 'Assessment Kit certify' },
        apiKey: settings.key,
      },
    });
    return [];
  } catch (error) {
    if (error instanceof RequestRejectedError) {
      return error.problems.map(({ field, message }) => ({ field, message: message ?? 'The platform refuses it.' }));
    }
    throw error;
  }
}

function testPackage(id: string) {
  return {
    id,
    name: 'Certificate',
    summary: 'Test orders of a receiver certificate.',
    status: { startDate: '2026-01-01T00:00:00Z' },
    assessments: [{ id: 'a-1', name: 'Assessment', summary: 'Assessment', tests: [{ id: 't-1', name: 'Test' }] }],
  };
}

function platformOf(bench: Bench, sandbox: Sandbox): Platform {
  const { companyId, packageId } = bench.settings;
  let known = 0;
  const sent = () => {
    const deliveries = sandbox.deliveries().reverse();
    const exchanges = deliveries.slice(known).map((delivery) => {
      const exchange = exchangeOf(bench, delivery);
      const orderId = delivery.callback === 'order' ? delivery.orderId : null;
      bench.record({ exchange, orderId, bad: delivery.fault === 'truncated' || delivery.fault === 'wrong-key' });
      return exchange;
    });
    known = deliveries.length;
    return exchanges;
  };
  return {
    sent,
    async order(lastName, certificationDateTime) {
      const { orderId } = sandbox.placeOrder({
        companyId,
        packageId,
        jobId: '48151',
        billingCode: BILLING_CODE,
        location: 'Chicago',
        requester: {
          ...bench.orders.requester(),
          ...(certificationDateTime === undefined ? {} : { certificationDateTime }),
        },
        assessee: { ...bench.orders.assessee(), ...(lastName === undefined ? {} : { lastName }) },
      });
      await sandbox.settled();
      return { orderId, sent: sent() };
    },
    async job(job) {
      await fetch(`${sandbox.url}/_sandbox/jobs`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(job),
      });
      await sandbox.settled();
      return sent();
    },
  };
}

type Delivery = ReturnType<Sandbox['deliveries']>[number];

function exchangeOf(bench: Bench, { url, request, response, status, outcome, durationMs, fault }: Delivery): Exchange {
  const { [CALLBACK_KEY_HEADER]: key, ...headers } = request.headers;
  const wrong = fault === 'wrong-key' ? { value: '', shell: 'wrong' } : bench.rightKey;
  return {
    request: {
      method: 'POST',
      url,
      headers,
      key: key === undefined ? null : wrong,
      keyHeader: CALLBACK_KEY_HEADER,
      body: Buffer.from(request.body),
      ...(fault ? { note: `sent by the sandbox with the fault "${fault}"` } : {}),
    },
    response: response && status !== null ? { status, headers: response.headers, body: response.body } : null,
    failure: response ? null : fault === 'truncated' ? 'left' : outcome === 'timeout' ? 'timeout' : 'closed',
    durationMs: durationMs ?? 0,
  };
}
