import type { GivenAnswer } from '../model/answer.ts';
import type { TryRequest } from '../model/request.ts';

/** A sandbox as the page calls it. Its token is fetched when it is needed first, and again when it was refused. */
export class SandboxCalls {
  readonly host: string;
  readonly #credentials: { readonly clientId: string; readonly clientSecret: string };
  #token: Promise<string> | null = null;

  constructor(host: string, credentials: { readonly clientId: string; readonly clientSecret: string }) {
    this.host = host;
    this.#credentials = credentials;
  }

  /**
   * Sends a request of the platform's contract.
   *
   * @throws {Error} with a sentence, when there is no answer or no token.
   */
  async call(request: TryRequest, needsToken: boolean): Promise<GivenAnswer> {
    if (!needsToken) return this.#send(request, {});
    const answer = await this.#send(request, { authorization: `Bearer ${await this.#currentToken()}` });
    if (answer.status !== 401) return answer;
    // It has expired, was revoked by a fault, or the sandbox was started anew.
    this.#token = null;
    return this.#send(request, { authorization: `Bearer ${await this.#currentToken()}` });
  }

  /** Asks the control plane. @throws {Error} with the sandbox's own sentence when it refuses. */
  async control<Body>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Body> {
    const sent =
      body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${this.host}/_sandbox/${path}`, { method, ...sent });
    const text = await response.text();
    if (!response.ok) throw new Error(sentenceOf(text) ?? `The sandbox answered ${response.status}.`);
    return (text === '' ? undefined : JSON.parse(text)) as Body;
  }

  async #send({ url, method, headers, body }: TryRequest, more: Record<string, string>): Promise<GivenAnswer> {
    const began = performance.now();
    const response = await fetch(url, { method, headers: { ...headers, ...more }, body, redirect: 'manual' });
    const text = await response.text();
    return {
      status: response.status,
      headers: [...response.headers].sort(([left], [right]) => (left < right ? -1 : 1)),
      body: text,
      durationMs: performance.now() - began,
    };
  }

  #currentToken(): Promise<string> {
    this.#token ??= this.#fetchToken().catch((error: unknown) => {
      this.#token = null;
      throw error;
    });
    return this.#token;
  }

  async #fetchToken(): Promise<string> {
    const { clientId, clientSecret } = this.#credentials;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const response = await fetch(`${this.host}/public/security/v1/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    if (!response.ok)
      throw new Error(`There is no token: the sandbox answered ${response.status}. Check client id and secret.`);
    return ((await response.json()) as { access_token: string }).access_token;
  }
}

function sentenceOf(text: string): string | undefined {
  try {
    const { Values } = JSON.parse(text) as { Values?: { Message: string }[] };
    return Values?.map(({ Message }) => Message).join(' ');
  } catch {
    return undefined;
  }
}
