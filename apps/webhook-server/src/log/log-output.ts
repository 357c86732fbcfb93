import { writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

/** How long a line waits for others to go with, in ms. */
const WAIT_MS = 20;
/** So many characters do not wait. */
const ENOUGH = 16 * 1024;
/** So many characters are held while nobody reads, some 20,000 lines; what comes then is dropped and counted. */
const BOUND = 4 * 1024 * 1024;
/** How soon to look whether somebody reads again, in ms: at first, and at most. */
const LOOK = { firstMs: 1, mostMs: 100 };
/** How long the end of the process waits for somebody who does not read, in ms. */
const LAST_MS = 1_000;
const LOOK_LAST_MS = 10;

const STANDARD_OUTPUT = 1;
const NOTHING = Buffer.alloc(0);

let dropped = 0;

/** Lines of the log that this process dropped because nobody read standard output. */
export function droppedLines(): number {
  return dropped;
}

/**
 * Standard output for the lines of a log. Lines that come soon after each other are written together, by this thread: what
 * another is just writing is lost when the process ends. A reader that stops never makes the caller wait: lines are held up
 * to a bound, and beyond it dropped; one line tells how many, once there is room for it. What is left is written when the
 * process ends, and a fatal line at once (pino asks for it), as long as somebody reads within a second. A process that is
 * killed loses the lines of its last moment.
 */
export class LogOutput implements DestinationStream {
  readonly #tell: (dropped: number) => string;
  /** What is being written, from `#at` on. */
  #chunk = NOTHING;
  #at = 0;
  #lines = '';
  #dropped = 0;
  #timer: NodeJS.Timeout | null = null;
  /** How long to wait for a reader, in ms; 0: the last write did not have to. */
  #lookMs = 0;

  /** @param tell Makes the line that tells how many were dropped. */
  constructor(tell: (dropped: number) => string) {
    this.#tell = tell;
    // To ask for its stream makes Node.js open a pipe or a socket so that no write to it waits for the reader.
    void process.stdout;
    process.once('exit', () => this.flushSync());
  }

  write(line: string): void {
    if (this.#held + line.length > BOUND) {
      this.#dropped += 1;
      dropped += 1;
      return;
    }
    this.#lines += line;
    if (this.#lookMs > 0) return;
    if (this.#lines.length > ENOUGH) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), WAIT_MS).unref();
  }

  flushSync(): void {
    const until = performance.now() + LAST_MS;
    this.#flush();
    while (this.#held > 0 && performance.now() < until) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_LAST_MS);
      this.#flush();
    }
  }

  get #held(): number {
    return this.#chunk.length - this.#at + this.#lines.length;
  }

  #flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#lookMs = this.#writeAll() ? 0 : Math.min(Math.max(LOOK.firstMs, this.#lookMs * 2), LOOK.mostMs);
    if (this.#lookMs > 0) this.#timer = setTimeout(() => this.#flush(), this.#lookMs).unref();
  }

  /** `false`: nobody reads just now. */
  #writeAll(): boolean {
    while (this.#held > 0 || this.#dropped > 0) {
      if (this.#at === this.#chunk.length) this.#nextChunk();
      try {
        this.#at += writeSync(STANDARD_OUTPUT, this.#chunk, this.#at);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return false;
        // Nobody will ever read it, or the disk is full: that must not end the process.
        this.#at = this.#chunk.length;
      }
    }
    return true;
  }

  #nextChunk(): void {
    if (this.#dropped > 0) this.#lines += this.#tell(this.#dropped);
    this.#dropped = 0;
    this.#chunk = Buffer.from(this.#lines);
    this.#at = 0;
    this.#lines = '';
  }
}
