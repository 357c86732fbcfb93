import { createSandbox, type Sandbox } from '../../src/index.ts';
import { control } from './control.ts';
import { COMPANY, samplePackage } from './partner.ts';

export interface Seen {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever came
  body: any;
}

/** What is expected of a sandbox that follows one reading. */
export interface Sight {
  sees: string;
  check: (partner: PlainPartner) => Promise<void>;
}

const PREFIX = '/apiHub/performanceManagement/v1/companies';
const CREDENTIALS = { client_id: 'sandbox-client', client_secret: 'sandbox-secret' };

/** A partner that calls by plain `fetch` and takes whatever comes: under another reading an answer need not be one of the contract. */
export class PlainPartner {
  readonly sandbox: Sandbox;
  #token = '';

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * A partner with a token, and a sandbox in which time stands still.
   *
   * @param readings Those to switch it to, by id of the discrepancy.
   */
  static async connect(readings: Record<string, string> = {}): Promise<PlainPartner> {
    const partner = new PlainPartner(await createSandbox({ clock: { now: () => Date.parse('2026-06-01T12:00:00Z') } }));
    await control(partner.sandbox, 'PUT', 'readings', readings);
    await partner.renewToken();
    return partner;
  }

  async renewToken(): Promise<void> {
    this.#token = (await this.token(CREDENTIALS)).body.access_token;
  }

  /** Asks for a token. */
  async token(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Seen> {
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...form });
    return seen(await fetch(`${this.sandbox.url}/public/security/v1/token`, { method: 'POST', body, headers }));
  }

  /** @param path Below the companies, such as `5Y021/assessmentPackages`; from the host when it begins with `/`. */
  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Seen> {
    const response = await fetch(`${this.sandbox.url}${path.startsWith('/') ? path : `${PREFIX}/${path}`}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return seen(response);
  }

  onboard(headers: Record<string, string> = {}): Promise<Seen> {
    const body = { companyId: COMPANY, onboardingStatus: 'Approved' };
    return this.send('PUT', '/apiHub/security/v1/companies/b6001/companyOnboardingStatuses', body, headers);
  }

  registerCallback(body: object): Promise<Seen> {
    return this.send('PUT', 'b6001/assessmentOrders/callback', body);
  }

  /** Onboards the company and publishes the sample package. */
  async withPackage(): Promise<void> {
    await this.onboard();
    await this.send('PUT', `${COMPANY}/assessmentPackages/BAA`, samplePackage());
  }

  /** An order of the sample package. */
  async withOrder(): Promise<string> {
    await this.withPackage();
    return this.sandbox.placeOrder({ companyId: COMPANY, packageId: 'BAA' }).orderId;
  }

  update(orderId: string, body: unknown): Promise<Seen> {
    return this.send('PATCH', `${COMPANY}/assessmentOrders/${orderId}`, body);
  }
}

/** The fields that a refusal names. */
export function fieldsOf({ body }: Seen): (string | null)[] {
  return body.Values.map(({ Fields }: { Fields: string | null }) => Fields);
}

async function seen(response: Response): Promise<Seen> {
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, body: text === '' ? undefined : JSON.parse(text) };
}
