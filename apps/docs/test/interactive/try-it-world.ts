import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { steadyPort } from '@assessment-kit/console-parts/testing/steady-port';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { createWebhookServer, readSettings, type WebhookServer } from '@assessment-kit/webhook-server';

export const KEY = 'the-key';
const OPERATOR_TOKEN = 'the-token';
const CREDENTIALS = { PLATFORM_CLIENT_ID: 'sandbox-client', PLATFORM_CLIENT_SECRET: 'sandbox-secret' };

/** A sandbox whose port stays, and a webhook server that works for it. */
export class TryItWorld {
  readonly #folder = mkdtempSync(join(tmpdir(), 'try-it-'));
  readonly #port: number;
  #sandbox: Sandbox | null = null;
  #server: WebhookServer | null = null;

  private constructor(port: number) {
    this.#port = port;
  }

  /** Nothing runs yet; the address is known. */
  static async prepare(): Promise<TryItWorld> {
    return new TryItWorld(await steadyPort());
  }

  get host(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Where the webhook server takes callbacks, with a slash at its end. */
  get callbacks(): string {
    if (!this.#server) throw new Error('The webhook server is not running.');
    return `${this.#server.url}/callbacks/`;
  }

  get sandbox(): Sandbox {
    if (!this.#sandbox) throw new Error('The sandbox is not running.');
    return this.#sandbox;
  }

  async start(): Promise<void> {
    this.#sandbox = await createSandbox({ port: this.#port });
  }

  /** A webhook server that completes each order as soon as it is handed over. */
  async startWebhookServer(): Promise<void> {
    const read = readSettings({
      ...{ PORT: '0', DATA_DIR: this.#folder, CALLBACK_API_KEYS: KEY, OPERATOR_TOKEN, LOG_LEVEL: 'silent' },
      ...{ PLATFORM_URL: this.host, ...CREDENTIALS },
    });
    if (!read.ok) throw new Error(read.problems.join(' '));
    this.#server = await createWebhookServer({ ...read.settings, handlers: { order() {} } });
  }

  /** Reports, as the partner's own system, that an order is done. */
  async complete(orderId: string): Promise<void> {
    const { assessments } = this.sandbox.order(orderId) ?? { assessments: [] };
    const at = '2026-01-14T10:00:00Z';
    const response = await fetch(`${this.#server?.url}/v1/orders/${orderId}/results`, {
      method: 'POST',
      headers: { authorization: `Bearer ${OPERATOR_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        assessments: assessments.map(({ assessmentId, tests }) => ({
          assessmentId,
          assessmentStatus: { value: 'Complete', updatedAt: at },
          assessmentResults: {
            tests: tests.map(({ id }) => ({ id, testStatus: { value: 'Complete', updatedAt: at } })),
          },
        })),
      }),
    });
    if (response.status !== 202) throw new Error(`The results were answered with ${response.status}.`);
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    await this.#sandbox?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
