import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createWebhookServer, type WebhookServer, type WebhookServerOptions } from '../../src/index.ts';
import { createLog } from '../../src/log/log.ts';

export const OPERATOR_TOKEN = 'the-operator-token';
export const API_KEY = 'the-callback-key';

/** Quick enough for tests; the sequence of things is the same. */
export const QUICK = { firstMs: 20, maxMs: 40 };

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever came
  body: any;
}

/** A webhook server on SQLite in a folder of its own, and calls to it. */
export class RunningServer {
  readonly dataDir: string;
  readonly log: string[] = [];
  readonly #options: Partial<WebhookServerOptions>;
  #server: WebhookServer | null = null;

  private constructor(options: Partial<WebhookServerOptions>) {
    this.#options = options;
    this.dataDir = mkdtempSync(join(tmpdir(), 'webhook-server-test-'));
  }

  static async start(options: Partial<WebhookServerOptions> = {}): Promise<RunningServer> {
    const running = new RunningServer(options);
    await running.restart();
    return running;
  }

  get url(): string {
    return this.#server?.url ?? '';
  }

  /** Stops the server if it runs, and starts it again on the same data. */
  async restart(changes: Partial<WebhookServerOptions> = {}): Promise<void> {
    await this.#server?.close();
    this.#server = await createWebhookServer({
      host: '127.0.0.1',
      port: 0,
      databaseUrl: null,
      dataDir: this.dataDir,
      callbackApiKeys: [API_KEY],
      operatorToken: OPERATOR_TOKEN,
      platform: { url: 'http://127.0.0.1:9', clientId: 'client', clientSecret: 'secret' },
      forward: null,
      reportsInDoubt: 'wait',
      logLevel: 'info',
      backoff: QUICK,
      log: createLog('info', { write: (line) => this.log.push(line) }),
      ...this.#options,
      ...changes,
    });
  }

  /** Stops the server, lets someone else use its data, and starts it again. */
  async pause(meanwhile: () => Promise<void>): Promise<void> {
    await this.#server?.close();
    this.#server = null;
    await meanwhile();
    await this.restart();
  }

  /** Closes the server, and keeps its data. @returns Whether everything came to its end. */
  async close(): Promise<boolean> {
    const clean = (await this.#server?.close()) ?? true;
    this.#server = null;
    return clean;
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Delivers a callback as the platform does. */
  callback(kind: 'orders' | 'errors' | 'jobs', body: unknown, changes: RequestInit = {}): Promise<Answer> {
    return this.send(`/callbacks/${kind}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': API_KEY },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...changes,
    });
  }

  get(path: string): Promise<Answer> {
    return this.send(path, { headers: { authorization: `Bearer ${OPERATOR_TOKEN}` } });
  }

  post(path: string, body?: unknown): Promise<Answer> {
    return this.send(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${OPERATOR_TOKEN}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async send(path: string, init?: RequestInit): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, init);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text === '' ? undefined : JSON.parse(text),
    };
  }
}

export const silent = pino({ level: 'silent' });

/** An order callback; the person in it must never appear anywhere but in the store. */
export function orderCallback(orderId: string, changes: object = {}) {
  const assessee = {
    firstName: 'Casey',
    lastName: 'Candidate',
    email: 'casey.candidate@mail.example',
    mobile: '+15550100',
  };
  const requester = { firstName: 'Robin', lastName: 'Recruiter', email: 'robin.recruiter@acme.example' };
  const tests: unknown[] = [];
  return {
    assessmentOrder: { orderId, packageId: 'BAA', companyId: '5Y021', tests, requester, assessee, ...changes },
  };
}
