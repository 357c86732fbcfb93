import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@assessment-kit/client';
import { createTestOrder, signedCallback } from '@assessment-kit/client/testing';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { createWebhookServer, GiveUpError, readSettings, type WebhookServer } from '@assessment-kit/webhook-server';

/** What stands in the contract's examples for an id that a server gives. */
const EXAMPLE_ORDER = '5f0c9f0e-6f0b-4a43-9f0a-3c7a4c1f7d10';
const EXAMPLE_EVENT = 'evt_0f3c5a7be1d24c6f';
const EXAMPLE_UPDATE = 'upd_01jh3v8k2m';
const EXAMPLE_RUN = '3f0c5a52-0a52-4c0e-8f8e-2f6f4c0f7a10';

const CALLBACK_API_KEY = 'the-key';
const OPERATOR_TOKEN = 'the-token';
const CREDENTIALS = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };
/** The companies of the examples. */
const COMPANIES = ['ACME01', '5Y021'];
/** The job of an order whose event becomes a dead letter. */
const REFUSED_JOB = 'nobody takes it';

/** Sandbox and webhook server with what the samples of the reference ask for. */
export class SampleWorld {
  readonly #folder: string;
  readonly #sandbox: Sandbox;
  readonly #server: WebhookServer;
  #token = '';
  #published: ReturnType<Sandbox['snapshot']> = { version: 1 };

  private constructor(folder: string, sandbox: Sandbox, server: WebhookServer) {
    this.#folder = folder;
    this.#sandbox = sandbox;
    this.#server = server;
  }

  static async start(): Promise<SampleWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'samples-'));
    const sandbox = await createSandbox();
    const read = readSettings({
      PORT: '0',
      DATA_DIR: folder,
      CALLBACK_API_KEYS: CALLBACK_API_KEY,
      OPERATOR_TOKEN,
      PLATFORM_URL: sandbox.url,
      PLATFORM_CLIENT_ID: CREDENTIALS.clientId,
      PLATFORM_CLIENT_SECRET: CREDENTIALS.clientSecret,
      LOG_LEVEL: 'silent',
    });
    if (!read.ok) throw new Error(read.problems.join(' '));
    const handlers = {
      order({ jobId }: { jobId?: string | null }) {
        if (jobId === REFUSED_JOB) throw new GiveUpError('This order is not wanted.');
      },
    };
    const world = new SampleWorld(folder, sandbox, await createWebhookServer({ ...read.settings, handlers }));
    await world.#publish();
    return world;
  }

  /**
   * Brings the servers to where the sample of an operation succeeds.
   *
   * @returns What stands in the sample, and what has to stand there instead; and the secrets of its environment.
   */
  async ready(document: string, operationId: string) {
    const isReceiver = document === 'webhook-server';
    // For the webhook server nothing goes back: its token stays, and faults meet the update, not the refusal of a token.
    if (!isReceiver) this.#sandbox.restore(this.#published);
    this.#sandbox.setFaults({});
    const ids = isReceiver ? await this.#received(operationId) : await this.#placed(operationId);
    const replacements: [from: string | RegExp, to: string][] = [
      ['http://127.0.0.1:4010', this.#sandbox.url],
      ['http://127.0.0.1:4020', this.#server.url],
      ...Object.entries(ids),
    ];
    // The example is cut short: a whole snapshot would fill the page.
    if (operationId === 'restoreSnapshot') {
      replacements.push([/\{\s*"?version"?: 1,?\s*\}/g, JSON.stringify(this.#published)]);
    }
    return {
      replacements,
      env: { TOKEN: this.#token, OPERATOR_TOKEN, CALLBACK_API_KEY },
    };
  }

  async close(): Promise<void> {
    await this.#server.close();
    await this.#sandbox.close();
    rmSync(this.#folder, { recursive: true });
  }

  async #publish(): Promise<void> {
    const client = createClient({ baseUrl: this.#sandbox.url, ...CREDENTIALS });
    this.#token = (await client.issueToken()).access_token;
    const callbackDetails = {
      successCallbackUrl: `${this.#server.url}/callbacks/orders`,
      errorCallbackUrl: `${this.#server.url}/callbacks/errors`,
      jobCreationCallbackUrl: `${this.#server.url}/callbacks/jobs`,
    };
    const callerDetails = { callerName: 'Samples' };
    await client.upsertCallback({ body: { callbackDetails, callerDetails, apiKey: CALLBACK_API_KEY } });
    const status = { startDate: '2026-01-01T00:00:00Z' };
    const tests = ['fb92492b-dcb3-4490-b077-edaa7f73e9e7', '9a4f6a0e-2a7d-4a8e-8b36-0d2a4f6f1c11'];
    const assessments = [
      { id: 'd23e310f-f49a-43db-988f-f083689e3865', tests: tests.map((id) => ({ id, name: 'Test' })) },
    ];
    const body = { id: 'business-analyst', name: 'P', summary: 'P', status, assessments };
    for (const companyId of COMPANIES) {
      await client.upsertOnboardingStatus({ body: { companyId, onboardingStatus: 'Approved' } });
      await client.upsertAssessmentPackage({ companyId, packageId: body.id, body });
    }
    this.#published = this.#sandbox.snapshot();
  }

  async #placed(operationId: string): Promise<Record<string, string>> {
    const { orderId } = this.#sandbox.placeOrder({ companyId: 'ACME01', packageId: 'business-analyst' });
    if (operationId !== 'playNextStep') return { [EXAMPLE_ORDER]: orderId };
    const response = await fetch(`${this.#sandbox.url}/_sandbox/scenarios`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'happy-path', stepwise: true }),
    });
    const { runId } = (await response.json()) as { runId: string };
    return { [EXAMPLE_RUN]: runId };
  }

  /** An order in the webhook server, its event and an update of it that wait for a decision. */
  async #received(operationId: string): Promise<Record<string, string>> {
    // Only orders of the sandbox can be updated; what is not there is refused, which is a state to act on as well.
    const inDoubt = operationId === 'confirmUpdate';
    const { orderId } = inDoubt
      ? this.#sandbox.placeOrder({ companyId: 'ACME01', packageId: 'business-analyst' })
      : await this.#deliver(operationId === 'erasePersonalData' ? {} : { jobId: REFUSED_JOB });
    const event = await this.#settled(`/v1/events?orderId=${orderId}`);
    const ids = { [EXAMPLE_ORDER]: orderId, [EXAMPLE_EVENT]: event };
    if (!operationId.endsWith('Update')) return ids;
    this.#sandbox.setFaults({ answers: [{ kind: 'error-after', count: 1, orderId }] });
    await this.#api(`/v1/orders/${orderId}/results`, {
      overallReports: [{ name: 'Summary', url: 'https://reports.example.com/orders/1' }],
    });
    return { ...ids, [EXAMPLE_UPDATE]: await this.#settled(`/v1/updates?orderId=${orderId}`) };
  }

  async #deliver(changes: Parameters<typeof createTestOrder>[0]): Promise<{ orderId: string }> {
    const order = createTestOrder(changes);
    const request = signedCallback(`${this.#server.url}/callbacks/orders`, order, { apiKey: CALLBACK_API_KEY });
    const { status } = await fetch(request);
    if (status !== 200) throw new Error(`The order was answered with ${status}.`);
    return order.assessmentOrder;
  }

  /** The id of the one that is listed there, once nothing happens to it any more by itself. */
  async #settled(path: string): Promise<string> {
    for (;;) {
      const { items } = await this.#api<{ items: { id: string; state: string }[] }>(path);
      const [one] = items;
      if (one && ['handed_over', 'dead', 'refused', 'in_doubt', 'delivered'].includes(one.state)) return one.id;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async #api<Answer>(path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.#server.url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${OPERATOR_TOKEN}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
    return (await response.json()) as Answer;
  }
}
