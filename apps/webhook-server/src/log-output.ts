import { type DestinationStream, destination } from 'pino';

/** How long a line waits for others to go with, in ms. */
const WAIT_MS = 20;
/** So many characters do not wait. */
const ENOUGH = 16 * 1024;

/**
 * Standard output for the lines of a log. Lines that come soon after each other are written together. What is left is
 * written when the process ends, and a fatal line at once (pino asks for it). A process that is killed loses the lines of
 * its last moment. Written by this thread, as pino does by default: what another thread is just writing can be lost, or
 * come after what is written at the end.
 */
export class LogOutput implements DestinationStream {
  readonly #output;
  #lines = '';
  #timer: NodeJS.Timeout | null = null;

  constructor() {
    // Before the output itself, which is closed then.
    process.once('exit', () => this.flushSync());
    this.#output = destination({ dest: 1, sync: true });
  }

  write(line: string): void {
    this.#lines += line;
    if (this.#lines.length > ENOUGH) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), WAIT_MS).unref();
  }

  flushSync(): void {
    this.#flush();
    this.#output.flushSync();
  }

  #flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const lines = this.#lines;
    this.#lines = '';
    if (lines !== '') this.#output.write(lines);
  }
}
