import type { Schema as SandboxSchema } from '@assessment-kit/contract/sandbox';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import type { Choices } from '../../src/interactive/explorer/model/choices.ts';

const COMPANY = '5Y021';
const BUSINESS = '/apiHub/performanceManagement/v1/companies';

/** What a PATCH was answered. */
export interface Answered {
  status: number;
  messages: string[];
}

/** A sandbox that plays the orders of the page, called as a partner calls it. */
export class ExplorerSandbox {
  readonly #sandbox: Sandbox;
  readonly #token: string;
  #packages = 0;

  private constructor(sandbox: Sandbox, token: string) {
    this.#sandbox = sandbox;
    this.#token = token;
  }

  static async start(): Promise<ExplorerSandbox> {
    const sandbox = await createSandbox();
    const form = { grant_type: 'client_credentials', client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
    const response = await fetch(`${sandbox.url}/public/security/v1/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    const { access_token } = (await response.json()) as { access_token: string };
    return new ExplorerSandbox(sandbox, access_token);
  }

  close(): Promise<void> {
    return this.#sandbox.close();
  }

  /** Orders a package of these assessments and tests. @returns The order's id. */
  async order(choices: Choices): Promise<string> {
    await this.onboard('Approved');
    this.#packages += 1;
    const id = `package-${this.#packages}`;
    const assessments = choices.map((each) => ({
      ...{ id: each.id, name: each.id, summary: each.id },
      tests: each.tests.map((test) => ({ id: test.id, name: test.id })),
    }));
    const status = { startDate: '2026-01-01T00:00:00Z', value: 'Active' };
    const published = { id, name: id, summary: id, status, assessments };
    await this.#call('PUT', `${BUSINESS}/${COMPANY}/assessmentPackages/${id}`, published);
    return this.#sandbox.placeOrder({ companyId: COMPANY, packageId: id }).orderId;
  }

  async onboard(onboardingStatus: string): Promise<void> {
    const body = { companyId: COMPANY, onboardingStatus };
    await this.#call('PUT', '/apiHub/security/v1/companies/b6001/companyOnboardingStatuses', body);
  }

  async patch(orderId: string, body: object): Promise<Answered> {
    const { status, text } = await this.#send('PATCH', `${BUSINESS}/${COMPANY}/assessmentOrders/${orderId}`, body);
    const parsed = text === '' ? {} : (JSON.parse(text) as { Values?: { Message: string }[] });
    return { status, messages: (parsed.Values ?? []).map(({ Message }) => Message) };
  }

  /** The order as the HR user sees it. */
  shown(orderId: string): SandboxSchema<'SandboxOrder'> {
    const order = this.#sandbox.order(orderId);
    if (!order) throw new Error('The order is gone.');
    return order;
  }

  async #call(method: string, path: string, body: object): Promise<void> {
    const { status, text } = await this.#send(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path} was answered with ${status}: ${text}`);
  }

  async #send(method: string, path: string, body: object): Promise<{ status: number; text: string }> {
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
    const response = await fetch(this.#sandbox.url + path, { method, headers, body: JSON.stringify(body) });
    return { status: response.status, text: await response.text() };
  }
}
