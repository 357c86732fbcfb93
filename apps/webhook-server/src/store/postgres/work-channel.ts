import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Queue } from '../store.ts';
import type { WorkListeners } from '../work-listeners.ts';
import { connectionConfig } from './connections.ts';

const CHANNEL = 'assessment_kit_work';
const FIRST_WAIT_MS = 100;
const MAX_WAIT_MS = 5_000;

/**
 * Hears of work that other processes add, by LISTEN on a connection of its own. When the connection breaks it comes
 * back, and wakes everyone once: what was said in between was not heard.
 */
export class WorkChannel {
  /** Tells what this process said from what others say. */
  readonly #self = randomUUID();
  readonly #databaseUrl: string;
  readonly #listeners: WorkListeners;
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #wait = FIRST_WAIT_MS;
  #state: 'new' | 'open' | 'closed' = 'new';

  constructor(databaseUrl: string, listeners: WorkListeners) {
    this.#databaseUrl = databaseUrl;
    this.#listeners = listeners;
  }

  /** Channel and payload for `pg_notify`. */
  notification(queue: Queue): readonly [channel: string, payload: string] {
    return [CHANNEL, `${queue} ${this.#self}`];
  }

  /** Starts to listen; later calls do nothing. */
  open(): void {
    if (this.#state !== 'new') return;
    this.#state = 'open';
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#state = 'closed';
    if (this.#retry) clearTimeout(this.#retry);
    await this.#client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ ...connectionConfig(this.#databaseUrl), connectionTimeoutMillis: MAX_WAIT_MS });
    this.#client = client;
    client.on('notification', ({ payload }) => this.#hear(payload ?? ''));
    // `error` only has to be listened to: `end` follows it.
    client.on('error', () => {});
    client.once('end', () => this.#reconnect(client));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.#wait = FIRST_WAIT_MS;
      this.#listeners.notify('inbox');
      this.#listeners.notify('outbox');
    } catch {
      client.end().catch(() => {});
      this.#reconnect(client);
    }
  }

  #reconnect(client: pg.Client): void {
    if (this.#state === 'closed' || this.#client !== client) return;
    this.#client = null;
    this.#retry = setTimeout(() => void this.#connect(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, MAX_WAIT_MS);
  }

  #hear(payload: string): void {
    const [queue, sender] = payload.split(' ');
    if (sender === this.#self) return;
    if (queue === 'inbox' || queue === 'outbox') this.#listeners.notify(queue);
  }
}
