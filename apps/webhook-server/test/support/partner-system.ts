import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The partner's own system: takes signed hand-overs, and answers each with the status that a test wants. */
export class PartnerSystem {
  /** What it answers from now on. */
  status = 204;
  /** Ids of the events that it was asked to take, each time anew. */
  readonly asked: string[] = [];
  readonly url: string;
  readonly #server: ReturnType<typeof createServer>;

  private constructor(server: ReturnType<typeof createServer>) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
    server.on('request', (request, response) => {
      this.asked.push(String(request.headers['webhook-id']));
      request.resume();
      response.writeHead(this.status).end();
    });
  }

  static async listen(): Promise<PartnerSystem> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new PartnerSystem(server);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
