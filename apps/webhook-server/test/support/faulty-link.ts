import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to one PATCH on its way. */
export type Fault =
  /** Nothing. */
  | 'pass'
  /** It arrives and takes effect, but the connection breaks before the answer. */
  | 'lose the answer'
  /** It arrives and takes effect, but the connection breaks behind the head of the answer. */
  | 'break off the answer'
  /** It arrives and takes effect, but something on the way answers in the platform's place, with a success and a page. */
  | 'answer with a page'
  /** The connection breaks before it arrives. */
  | 'lose the request'
  /** When this resolves, it goes on as `then` says. */
  | { after: Promise<unknown>; then: Fault }
  /** It does not arrive; this is answered instead. */
  | { answer: number; headers?: Record<string, string>; body?: string };

/** The network between the webhook server and the sandbox: passes everything on, and PATCHes as the list of faults says. */
export class FaultyLink {
  readonly faults: Fault[] = [];
  readonly #faultsOfOrders = new Map<string, Fault[]>();
  /** Bodies of the PATCHes that were tried, in their sequence. */
  // biome-ignore lint/suspicious/noExplicitAny: whatever was sent
  readonly tried: any[] = [];
  readonly url: string;
  readonly #server: ReturnType<typeof createServer>;
  readonly #target: string;

  private constructor(server: ReturnType<typeof createServer>, target: string) {
    this.#server = server;
    this.#target = target;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => void this.#pass(request, response));
  }

  static async to(target: string): Promise<FaultyLink> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FaultyLink(server, target);
  }

  /** Faults for the PATCHes of one order; they come before those of all. */
  faultsOf(orderId: string): Fault[] {
    const faults = this.#faultsOfOrders.get(orderId) ?? [];
    this.#faultsOfOrders.set(orderId, faults);
    return faults;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const fault = request.method === 'PATCH' ? await this.#next(request.url ?? '', body) : undefined;
    if (fault === 'lose the request') return void response.destroy();
    if (typeof fault === 'object') {
      return void response.writeHead(fault.answer, fault.headers).end(fault.body ?? '{}');
    }

    const { authorization = '', 'content-type': type = '' } = request.headers;
    const answer = await fetch(`${this.#target}${request.url}`, {
      method: request.method ?? 'GET',
      headers: { authorization, 'content-type': type },
      ...(body.length > 0 ? { body } : {}),
    });
    const text = await answer.text();
    if (fault === 'lose the answer') return void response.destroy();
    if (fault === 'break off the answer') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
      return void response.write('{', () => response.destroy());
    }
    if (fault === 'answer with a page') {
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Signed in.</html>');
    }
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(text);
  }

  async #next(url: string, body: Buffer): Promise<Exclude<Fault, { after: unknown }> | undefined> {
    this.tried.push(JSON.parse(body.toString()));
    const orderId = decodeURIComponent(url.split('/').at(-1) ?? '');
    let fault = this.#faultsOfOrders.get(orderId)?.shift() ?? this.faults.shift();
    while (typeof fault === 'object' && 'after' in fault) {
      await fault.after;
      fault = fault.then;
    }
    return fault;
  }
}
