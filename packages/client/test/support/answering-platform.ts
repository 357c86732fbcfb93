import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Client, type ClientOptions, createClient } from '../../src/index.ts';

export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

type Answer = (response: ServerResponse, request: SeenRequest) => void;

export const SECRET = 'the-client-secret';

/** An HTTP server that gives tokens `token-1`, `token-2` … and answers everything else as it is told. */
export class AnsweringPlatform {
  readonly seen: SeenRequest[] = [];
  readonly url: string;
  tokensGiven = 0;
  token: Answer = (response) => {
    this.tokensGiven += 1;
    json(response, 200, { access_token: `token-${this.tokensGiven}`, token_type: 'Bearer', expires_in: 3600 });
  };
  answer: Answer = (response) => response.writeHead(204).end();
  readonly #server: ReturnType<typeof createServer>;

  private constructor(server: ReturnType<typeof createServer>) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => void this.#take(request, response));
  }

  static async listen(): Promise<AnsweringPlatform> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new AnsweringPlatform(server);
  }

  /** A client that repeats nothing, unless the options say otherwise. */
  client(options: Partial<ClientOptions> = {}): Client {
    return createClient({
      baseUrl: this.url,
      clientId: 'the-client',
      clientSecret: SECRET,
      maxRetries: 0,
      ...options,
    } as ClientOptions);
  }

  /** Calls seen, token requests left out. */
  get calls(): SeenRequest[] {
    return this.seen.filter(({ path }) => !path.endsWith('/token'));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = request;
    const seen = { method, path, headers, body: Buffer.concat(chunks).toString() };
    this.seen.push(seen);
    (path.endsWith('/token') ? this.token : this.answer)(response, seen);
  }
}

export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
