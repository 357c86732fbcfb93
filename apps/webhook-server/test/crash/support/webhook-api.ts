import { type RequestOptions, request } from 'node:http';
import type { Schema } from '@assessment-kit/contract/webhook-server';

export const API_KEY = 'the-callback-key';
export const OPERATOR_TOKEN = 'the-operator-token';

export interface Answer {
  status: number;
  text: string;
}

/** Calls to a webhook server from outside: those of the platform, of the partner's system, and of an operator. */
export class WebhookApi {
  readonly #url: () => string | Promise<string>;

  /** @param url Where it is now; asked for every call, because it moves when it is started again. */
  constructor(url: () => string | Promise<string>) {
    this.#url = url;
  }

  callback(body: unknown, path = '/callbacks/orders'): Promise<Answer> {
    return this.#send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': API_KEY },
      body: JSON.stringify(body),
    });
  }

  /** @param key Makes a repetition of the same results one request. */
  results(orderId: string, body: unknown, key: string): Promise<Answer> {
    return this.#send(`/v1/orders/${orderId}/results`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...authorization },
      body: JSON.stringify(body),
    });
  }

  retry(updateId: string): Promise<Answer> {
    return this.#send(`/v1/updates/${updateId}/retry`, { method: 'POST', headers: authorization });
  }

  orders = (): Promise<Schema<'ReceivedOrder'>[]> => this.#all('/v1/orders');

  /** Newest first. */
  events = (query = ''): Promise<Schema<'Event'>[]> => this.#all('/v1/events', query);

  /** Newest first. */
  updates = (query = ''): Promise<Schema<'Update'>[]> => this.#all('/v1/updates', query);

  /** Whether nothing waits and nothing is under way any more. Looks at the 200 newest updates. */
  async isQuiet(): Promise<boolean> {
    const list = async (path: string) => JSON.parse((await this.#get(path)).text).items as { state: string }[];
    if ((await list('/v1/events?limit=1&state=pending')).length > 0) return false;
    // All states in one look: between two, an update could go from one to the other.
    const updates = await list('/v1/updates?limit=200');
    return updates.every(({ state }) => state !== 'queued' && state !== 'sending');
  }

  async #all<Item>(path: string, query = ''): Promise<Item[]> {
    const items: Item[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const answer: Answer = await this.#get(`${path}?limit=100${query}${cursor && `&cursor=${cursor}`}`);
      const page: { items: Item[]; nextCursor: string | null } = JSON.parse(answer.text);
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }

  async #get(path: string): Promise<Answer> {
    const answer = await this.#send(path, { headers: authorization });
    if (answer.status !== 200) throw new Error(`GET ${path} was answered with ${answer.status}: ${answer.text}`);
    return answer;
  }

  /** Not by `fetch`, which works five times as long for each of tens of thousands of calls. */
  async #send(path: string, { body, ...options }: RequestOptions & { body?: string }): Promise<Answer> {
    const url = `${await this.#url()}${path}`;
    return new Promise((resolve, reject) => {
      const sent = request(url, options, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text })).on('error', reject);
      });
      sent.on('error', reject).end(body);
    });
  }
}

const authorization = { authorization: `Bearer ${OPERATOR_TOKEN}` };
