import { type OperationId, operationTable } from '@assessment-kit/contract';
import type { Coverage } from '../contract/coverage.ts';
import type { Exchange, HostAnswer, HostRequest, Transport } from './exchange.ts';
import type { Pace } from './pace.ts';

export interface Credentials {
  clientId: string;
  clientSecret: string;
}

export interface Call {
  path?: Readonly<Record<string, string>>;
  query?: readonly (readonly [name: string, value: string])[];
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text is sent as it is. */
  body?: unknown;
  /** Default: the token of this run; `null` sends none. */
  token?: string | null;
  /** Another method or path than the contract's. */
  method?: string;
  target?: string;
  /** Whether to wait and try again when there were too many requests. Default: yes. */
  patient?: boolean;
  /** Whether it waits for its turn. Default: yes. */
  paced?: boolean;
}

const MOST_WAITS = 6;
const LONGEST_WAIT_MS = 60_000;
/** A token is renewed so long before its end. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** A host under test: sends the contract's operations at a pace, with a token, and writes down what was covered. */
export class Host {
  readonly #transport: Transport;
  readonly #pace: Pace;
  readonly #credentials: Credentials;
  readonly #signal: AbortSignal | undefined;
  readonly coverage: Coverage;
  #token: { value: string; renewAt: number } | null = null;
  requests = 0;

  constructor(options: {
    transport: Transport;
    pace: Pace;
    credentials: Credentials;
    coverage: Coverage;
    signal?: AbortSignal | undefined;
  }) {
    this.#transport = options.transport;
    this.#pace = options.pace;
    this.#credentials = options.credentials;
    this.#signal = options.signal;
    this.coverage = options.coverage;
  }

  get credentials(): Credentials {
    return this.#credentials;
  }

  /** The token of this run; asked for when there is none, and again before it ends. */
  async token(): Promise<string | null> {
    if (this.#token && performance.now() < this.#token.renewAt) return this.#token.value;
    const { clientId, clientSecret } = this.#credentials;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const { body } = await this.call('issueToken', { body: formOf(form), token: null });
    if (typeof body?.access_token !== 'string') return null;
    const lifetimeMs = (Number(body.expires_in) || 3600) * 1000;
    this.#token = {
      value: body.access_token,
      renewAt: performance.now() + Math.max(lifetimeMs - RENEW_BEFORE_MS, 1000),
    };
    return this.#token.value;
  }

  /** The token was spoiled on purpose, or the state of the host was put back. */
  forgetToken(): void {
    this.#token = null;
  }

  /** Calls an operation of the contract. */
  async call(operationId: OperationId, call: Call = {}): Promise<Exchange> {
    const { method, path, requestMediaTypes } = operationTable[operationId];
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent((call.path?.[name] ?? '').toWellFormed()),
    );
    const search = (call.query ?? [])
      .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
      .join('&');
    const token = call.token === undefined && operationId !== 'issueToken' ? await this.token() : call.token;
    const [mediaType] = requestMediaTypes;
    const { body } = call;
    const request: HostRequest = {
      operationId,
      method: call.method ?? method.toUpperCase(),
      target: call.target ?? (search === '' ? filled : `${filled}?${search}`),
      headers: {
        accept: 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(mediaType && body !== undefined ? { 'content-type': mediaType } : {}),
        ...call.headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    };
    return this.send(request, call.patient, call.paced);
  }

  /** Sends a request as it is. */
  async send(request: HostRequest, patient = true, paced = true): Promise<Exchange> {
    for (let waits = 0; ; waits += 1) {
      if (paced) await this.#pace.turn(this.#signal);
      this.requests += 1;
      const answer = await this.#transport(request);
      const exchange = { request, answer, body: parsed(answer.text) };
      this.coverage.saw(exchange);
      if (answer.status !== 429 || !patient || waits === MOST_WAITS) return exchange;
      await new Promise((resolve) => setTimeout(resolve, waitMs(answer, waits)));
    }
  }
}

function waitMs({ headers }: HostAnswer, waits: number): number {
  const seconds = Number(headers['retry-after']);
  return Math.min(seconds > 0 ? seconds * 1000 : 1000 * 2 ** waits, LONGEST_WAIT_MS);
}

export function formOf(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
