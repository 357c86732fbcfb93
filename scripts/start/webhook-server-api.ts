import type { Schema as PlatformSchema } from '@assessment-kit/contract';
import type { Schema } from '@assessment-kit/contract/webhook-server';

/** The partner's system calling the webhook server, in plain `fetch` as anyone would. */
export class WebhookServerApi {
  readonly #url: string;
  readonly #headers: Record<string, string>;

  constructor(url: string, operatorToken: string) {
    this.#url = url;
    this.#headers = { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' };
  }

  async reportResults(orderId: string, results: PlatformSchema<'OrderUpdate'>): Promise<Schema<'Update'>[]> {
    const response = await fetch(`${this.#url}/v1/orders/${orderId}/results`, {
      method: 'POST',
      headers: this.#headers,
      body: JSON.stringify(results),
    });
    if (response.status !== 202)
      throw new Error(`Results were answered with ${response.status}: ${await response.text()}`);
    return ((await response.json()) as Schema<'ResultsAccepted'>).updates;
  }

  /** An update that is neither queued nor being sent any more, or `null`. */
  async settledUpdate(id: string): Promise<Schema<'Update'> | null> {
    const response = await fetch(`${this.#url}/v1/updates/${id}`, { headers: this.#headers });
    const update = (await response.json()) as Schema<'UpdateDetail'>;
    return update.settledAt === null ? null : update;
  }
}
