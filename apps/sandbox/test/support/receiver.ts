import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCallback {
  path: string;
  headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: whatever was sent
  body: any;
}

/** The partner's side of callbacks: writes down what comes and answers as it is told. */
export class Receiver {
  readonly received: ReceivedCallback[] = [];
  /** Callbacks whose connection ended before their body did, as far as they came. */
  readonly broken: { path: string; headers: IncomingHttpHeaders; text: string }[] = [];
  readonly url: string;
  answer: (response: ServerResponse, path: string) => void = (response) => response.writeHead(200).end('{}');
  readonly #server: ReturnType<typeof createServer>;

  private constructor(server: ReturnType<typeof createServer>) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async listen(): Promise<Receiver> {
    let receiver: Receiver | null = null;
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      const path = request.url ?? '';
      try {
        for await (const chunk of request) chunks.push(chunk as Buffer);
      } catch {
        receiver?.broken.push({ path, headers: request.headers, text: Buffer.concat(chunks).toString() });
        return;
      }
      receiver?.received.push({ path, headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
      receiver?.answer(response, path);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    receiver = new Receiver(server);
    return receiver;
  }

  /** A registration of this receiver. */
  registration(changes: object = {}) {
    return {
      apiKey: 'key-of-the-partner',
      callbackDetails: {
        successCallbackUrl: `${this.url}/orders`,
        errorCallbackUrl: `${this.url}/errors`,
        jobCreationCallbackUrl: `${this.url}/jobs`,
      },
      callerDetails: { callerName: 'Partner' },
      ...changes,
    };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
