import { type OperationId, operationTable } from '@assessment-kit/contract';
import { validateResponse } from '@assessment-kit/contract/responses';
import { expect } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/index.ts';

export interface Answer {
  status: number;
  headers: Headers;
  // Tests read whatever came; the contract is checked separately.
  // biome-ignore lint/suspicious/noExplicitAny: the body of an answer
  body: any;
}

export interface CallOptions {
  path?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
}

export const COMPANY = '5Y021';

/** A partner that calls by plain `fetch`. Each JSON answer is checked against the contract, field by field. */
export class Partner {
  readonly sandbox: Sandbox;
  #token = '';

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  /** A partner with a token and a sandbox of its own. */
  static async connect(options: SandboxOptions = {}): Promise<Partner> {
    const partner = new Partner(await createSandbox(options));
    await partner.renewToken();
    return partner;
  }

  async renewToken(): Promise<void> {
    const form = { grant_type: 'client_credentials', client_id: 'sandbox-client', client_secret: 'sandbox-secret' };
    const response = await fetch(`${this.sandbox.url}/public/security/v1/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    const { access_token } = (await response.json()) as { access_token: string };
    this.#token = access_token;
  }

  async call(operationId: OperationId, options: CallOptions = {}): Promise<Answer> {
    return checked(operationId, await this.fetch(operationId, options));
  }

  /** The bare answer, as far as it has come. */
  fetch(operationId: OperationId, { path = {}, query, headers, body }: CallOptions = {}): Promise<Response> {
    const { method, path: template } = operationTable[operationId];
    const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? COMPANY));
    const url = `${this.sandbox.url}${filled}${query ? `?${new URLSearchParams(query)}` : ''}`;
    return fetch(url, {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  /** Onboards the company, publishes the sample package, and places an order for it. */
  async withOrder(): Promise<string> {
    await this.call('upsertOnboardingStatus', { body: { companyId: COMPANY, onboardingStatus: 'Approved' } });
    await this.call('upsertAssessmentPackage', { path: { packageId: 'BAA' }, body: samplePackage() });
    return this.sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' }).orderId;
  }

  update(orderId: string, body: unknown): Promise<Answer> {
    return this.call('updateAssessmentOrder', { path: { orderId }, body });
  }
}

async function checked(operationId: OperationId, response: Response): Promise<Answer> {
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  if (body !== undefined) {
    const result = validateResponse(operationId, response.status, body, 'exact');
    expect(result, `${operationId} ${response.status}: ${text}`).toEqual({ declared: true, problems: [] });
  }
  return { status: response.status, headers: response.headers, body };
}

/** A package of one battery with two tests. */
export function samplePackage(changes: object = {}): Record<string, unknown> {
  return {
    id: 'BAA',
    name: 'Business Analyst Assessment',
    summary: 'SQL and Excel for business analysts',
    status: { startDate: '2026-01-01T00:00:00Z', endDate: null },
    assessments: [
      {
        id: 'BAA-1',
        tests: [
          { id: 'SQL', name: 'SQL' },
          { id: 'EXCEL', name: 'Excel' },
        ],
      },
    ],
    ...changes,
  };
}

const AT = '2026-01-13T12:40:02.120Z';

/** An update that reports the sample's assessment and any of its tests. */
export function sampleUpdate(assessment: string | null, tests: Record<string, string>, reports: object[] = []) {
  return {
    assessments: [
      {
        assessmentId: 'BAA-1',
        ...(assessment === null ? {} : { assessmentStatus: { value: assessment, updatedAt: AT } }),
        assessmentResults: {
          ...(reports.length > 0 ? { reports } : {}),
          tests: Object.entries(tests).map(([id, value]) => ({ id, testStatus: { value, updatedAt: AT } })),
        },
      },
    ],
  };
}

export const ALL_DONE = { SQL: 'Complete', EXCEL: 'Complete' };
