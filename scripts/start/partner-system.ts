import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Schema } from '@assessment-kit/contract';
import { Webhook } from 'standardwebhooks';

/** What the webhook server hands over. */
export interface HandedOver {
  eventId: string;
  type: string;
  data: Schema<'AssessmentOrder'>;
}

/**
 * Stands for the partner's own system: takes signed events, and remembers them. This is all that a receiver behind the
 * webhook server needs: check the signature, answer 2xx.
 */
export class PartnerSystem {
  readonly url: string;
  readonly #server;
  readonly #waiting: ((event: HandedOver) => void)[] = [];
  readonly #events: HandedOver[] = [];

  private constructor(server: ReturnType<typeof createServer>, secret: string) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
    const webhook = new Webhook(secret);
    server.on('request', (request, response) => void this.#take(webhook, request, response));
  }

  static async listen(secret: string): Promise<PartnerSystem> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new PartnerSystem(server, secret);
  }

  /** The next event that was handed over. */
  nextEvent(): Promise<HandedOver> {
    const event = this.#events.shift();
    return event ? Promise.resolve(event) : new Promise((resolve) => this.#waiting.push(resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(webhook: Webhook, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    try {
      const headers = request.headers as Record<string, string>;
      const { type, data } = webhook.verify(Buffer.concat(chunks).toString(), headers) as Omit<HandedOver, 'eventId'>;
      response.writeHead(204).end();
      this.#remember({ eventId: headers['webhook-id'] ?? '', type, data });
    } catch {
      response.writeHead(401).end();
    }
  }

  #remember(event: HandedOver): void {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(event);
    else this.#events.push(event);
  }
}
