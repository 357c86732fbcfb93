import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The requests that were read and are not answered yet, and the connections that they came by. */
export class OpenRequests {
  readonly #open = new Set<ServerResponse>();
  readonly #connections = new Set<Socket>();
  #last = false;
  #empty: () => void = () => {};

  /** One for all responses, which call it as theirs. */
  readonly #closed: (this: ServerResponse) => void;

  constructor(server: Server) {
    const remove = (response: ServerResponse) => this.#remove(response);
    this.#closed = function closed() {
      remove(this);
    };
    server.on('connection', (socket) => {
      this.#connections.add(socket);
      socket.once('close', () => this.#connections.delete(socket));
    });
    for (const event of ['request', 'checkContinue', 'checkExpectation']) {
      // Before whoever answers.
      server.prependListener(event, (_request: unknown, response: ServerResponse) => this.#add(response));
    }
  }

  #add(response: ServerResponse): void {
    if (this.#last) response.shouldKeepAlive = false;
    this.#open.add(response);
    response.on('close', this.#closed);
  }

  #remove(response: ServerResponse): void {
    this.#open.delete(response);
    if (this.#open.size === 0) this.#empty();
  }

  /** From now on every answer says `connection: close`: who sends more has to go elsewhere. */
  endConnections(): void {
    this.#last = true;
    for (const response of this.#open) response.shouldKeepAlive = false;
  }

  /**
   * Cuts connections by which nothing ever came: clients and proxies open some ahead. Node.js counts them as busy until the
   * time for headers is over.
   */
  endSilent(): void {
    for (const socket of this.#connections) if (socket.bytesRead === 0) socket.destroy();
  }

  /** Resolves when none is open. */
  async answered(): Promise<void> {
    if (this.#open.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#empty = resolve;
    });
  }
}
