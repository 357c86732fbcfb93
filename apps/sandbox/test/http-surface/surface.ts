import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { createSandbox, type Sandbox } from '../../src/index.ts';
import { CALLBACK, COMPANY, CREDENTIALS, PACKAGE } from './known-things.ts';
import { ORDER_ID, type SurfaceRequest, TOKEN } from './surface-request.ts';

export interface SurfaceAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** How many requests may be under way at a time, each on a connection that is kept. */
export const CONNECTIONS = 4;
const ANSWER_TIMEOUT_MS = 10_000;
const NOW = Date.UTC(2026, 5, 1);

/** A sandbox, and connections over which anything can be sent to it. */
export class Surface {
  readonly #sandbox: Sandbox;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  #token = '';
  #orderId = '';

  private constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  static async open(): Promise<Surface> {
    // The clock stands still: whatever differs between two looks at the state has been changed by a request.
    return new Surface(await createSandbox({ clock: { now: () => NOW } }));
  }

  /** Forgets everything, and sets up a company, a package, an order and, where orders no longer go out, a callback. */
  async begin(): Promise<void> {
    this.#sandbox.reset();
    const { text } = await this.#call('POST', '/public/security/v1/token', new URLSearchParams(CREDENTIALS).toString());
    this.#token = (JSON.parse(text) as { access_token: string }).access_token;
    const onboarding = '/apiHub/security/v1/companies/b6001/companyOnboardingStatuses';
    await this.#call('PUT', onboarding, JSON.stringify({ companyId: COMPANY, onboardingStatus: 'Approved' }));
    const packages = `/apiHub/performanceManagement/v1/companies/${COMPANY}/assessmentPackages`;
    await this.#call('PUT', `${packages}/${PACKAGE.id}`, JSON.stringify(PACKAGE));
    this.#orderId = this.#sandbox.placeOrder({ companyId: COMPANY, packageId: PACKAGE.id }).orderId;
    const callback = '/apiHub/performanceManagement/v1/companies/b6001/assessmentOrders/callback';
    await this.#call('PUT', callback, JSON.stringify(CALLBACK));
  }

  #call(method: string, target: string, body: string): Promise<SurfaceAnswer> {
    const form = target.endsWith('/token');
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': type };
    return this.send({ operationId: 'issueToken', kind: 'set-up', expected: 'taken', method, target, headers, body });
  }

  /** What the sandbox knows of the platform; the log of updates aside, which keeps refused ones too. */
  fingerprint(): string {
    const { updates: _, ...known } = this.#sandbox.snapshot()['collections'] as Record<string, unknown>;
    return JSON.stringify(known);
  }

  send(request: SurfaceRequest): Promise<SurfaceAnswer> {
    const fill = (text: string) => text.replaceAll(TOKEN, this.#token).replaceAll(ORDER_ID, this.#orderId);
    const { method, body } = request;
    const filled = Object.entries(request.headers).map(([name, value]) => [name, fill(value)] as const);
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const { hostname, port } = new URL(this.#sandbox.url);
    return new Promise((resolve, reject) => {
      const headers = { ...Object.fromEntries(filled), ...length };
      const path = fill(request.target);
      const sent = httpRequest({ hostname, port, agent: this.#agent, method, path, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
        });
      });
      sent.setTimeout(ANSWER_TIMEOUT_MS, () => sent.destroy(new Error('No answer came in time.')));
      sent.on('error', reject);
      sent.end(body ?? undefined);
    });
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    await this.#sandbox.close();
  }
}
