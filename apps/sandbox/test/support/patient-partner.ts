import { Agent, request as httpRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Sandbox } from '../../src/index.ts';

/** Longer than anything that takes its time in the sandbox, in ms. */
const LONG_MS = 3_600_000;
/** After so many answers that were none, the partner would give up: a fault that never ends would hang a test. */
const MOST_TRIES = 60;

/** One try, as the partner sees it: such as `204`, `503 unavailable` or `broken`. */
export type Outcome = string;

/**
 * A partner with a plain client that goes on whatever comes: it asks for a new token at a 401, and repeats everything else
 * that is no success. While it waits for an answer, the sandbox's clock runs ahead and back again, so that nothing takes
 * real time and nothing that is written down shows it.
 */
export class PatientPartner {
  readonly outcomes: Outcome[] = [];
  readonly #sandbox: Sandbox;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #token = '';

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** Sends a request until it succeeds. Returns the text of the answer. */
  async send(method: string, path: string, body: object): Promise<string> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const { status, text: answer } = await this.#try(method, path, 'application/json', JSON.stringify(body));
      if (status === '401') await this.connect();
      else if (status.startsWith('2')) return answer;
    }
    throw new Error(`The partner gave up after ${this.outcomes.slice(-MOST_TRIES).join(', ')}.`);
  }

  /** Asks for a token, again and again until there is one. */
  async connect(): Promise<void> {
    const form = 'grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret';
    const path = '/public/security/v1/token';
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const { status, text: answer } = await this.#try('POST', path, 'application/x-www-form-urlencoded', form);
      if (status !== '200') continue;
      this.#token = JSON.parse(answer).access_token;
      return;
    }
    throw new Error('The partner got no token.');
  }

  close(): void {
    this.#agent.destroy();
  }

  async #try(method: string, path: string, type: string, body: string): Promise<{ status: string; text: string }> {
    let waiting = true;
    const answer = this.#request(method, path, type, body).finally(() => {
      waiting = false;
    });
    while (waiting) {
      await nextTurn();
      this.#sandbox.advance(LONG_MS);
      this.#sandbox.advance(-LONG_MS);
    }
    const { status, text: said } = await answer;
    const code = /"Code":"(\w+)"/.exec(said)?.[1];
    this.outcomes.push(code === undefined ? status : `${status} ${code}`);
    return { status, text: said };
  }

  /** The status and the body; `broken` when the connection ended before the answer did. */
  async #request(method: string, path: string, type: string, body: string): Promise<{ status: string; text: string }> {
    const { hostname, port } = new URL(this.#sandbox.url);
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': type };
    try {
      return await new Promise((resolve, reject) => {
        const sent = httpRequest({ hostname, port, method, path, headers, agent: this.#agent }, (response) => {
          text(response).then((said) => resolve({ status: String(response.statusCode), text: said }), reject);
        });
        sent.on('error', reject).end(body);
      });
    } catch {
      return { status: 'broken', text: '' };
    }
  }
}
