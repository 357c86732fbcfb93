import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { LoadRequest } from './load.ts';

/**
 * A connection that sends one request at a time and reads as little of the answer as it takes to know its end. An HTTP
 * client does much more, and on a machine with few cores takes from the servers what it costs.
 */
export class LoadConnection {
  readonly #socket: Socket;
  readonly #host: string;
  #answer = new PartialAnswer();
  #done: ((error: Error | null) => void) | null = null;

  private constructor(socket: Socket, host: string) {
    this.#socket = socket;
    this.#host = host;
    socket.setNoDelay(true);
    socket.on('data', (bytes: Buffer) => {
      if (this.#answer.add(bytes)) this.#end(null);
    });
    socket.on('error', (error) => this.#end(error));
    socket.on('close', () => this.#end(new Error('The server closed the connection.')));
  }

  static async open(origin: string): Promise<LoadConnection> {
    const { hostname, port, host } = new URL(origin);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new LoadConnection(socket, host);
  }

  /** @throws {Error} at an answer that is no success: what it measures then is worth nothing. */
  async send(request: LoadRequest): Promise<void> {
    this.#answer = new PartialAnswer();
    await new Promise<void>((resolve, reject) => {
      this.#done = (error) => (error ? reject(error) : resolve());
      this.#socket.write(textOf(request, this.#host));
    });
    const { status } = this.#answer;
    if (status < 200 || status > 299) {
      throw new Error(`${request.method} ${request.path} was answered with ${status}.`);
    }
  }

  close(): void {
    this.#done = null;
    this.#socket.destroy();
  }

  #end(error: Error | null): void {
    const done = this.#done;
    this.#done = null;
    done?.(error);
  }
}

function textOf({ method, path, headers, body }: LoadRequest, host: string): string {
  let head = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n`;
  for (const name in headers) head += `${name}: ${headers[name]}\r\n`;
  return body === undefined ? `${head}\r\n` : `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

const HEAD_END = '\r\n\r\n';
const LAST_CHUNK = '\r\n0\r\n\r\n';

/** An answer as far as it has come. */
class PartialAnswer {
  status = 0;
  #text = '';
  /** Where it ends; `null` while that is not known, or told by the last chunk. */
  #end: number | null = null;
  #chunked = false;

  /** @returns Whether it is complete. */
  add(bytes: Buffer): boolean {
    // One character for each byte, so that places in the text are places in the bytes.
    this.#text += bytes.toString('latin1');
    if (this.status === 0) this.#readHead();
    if (this.#end !== null) return this.#text.length >= this.#end;
    return this.#chunked && this.#text.endsWith(LAST_CHUNK);
  }

  #readHead(): void {
    const headEnd = this.#text.indexOf(HEAD_END);
    if (headEnd === -1) return;
    this.status = Number(this.#text.slice(9, 12));
    const head = this.#text.slice(0, headEnd);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    this.#chunked = length === undefined && /\r\ntransfer-encoding: *chunked/i.test(head);
    if (!this.#chunked) this.#end = headEnd + HEAD_END.length + Number(length ?? 0);
  }
}
