import { type FileHandle, open, truncate } from 'node:fs/promises';

/** Lines at the end of a file. Those that are handed in while others are being written share one `fdatasync`. */
export class AppendFile {
  readonly #file: FileHandle;
  /** The lines that the next write takes, and what tells their owners. */
  #next: { lines: string[]; written: Promise<void> } | null = null;
  #last: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** @param length How much of the file is kept, in bytes: what comes after was torn. */
  static async open(path: string, length: number): Promise<AppendFile> {
    await truncate(path, length);
    return new AppendFile(await open(path, 'a'));
  }

  /**
   * Resolves when the line is on the disk: from then on it survives a power cut. After a failure every later line fails too,
   * so that nothing is written behind a torn line.
   */
  append(line: string): Promise<void> {
    if (!this.#next) {
      const lines: string[] = [];
      const written = this.#last.then(() => {
        this.#next = null;
        return this.#write(lines);
      });
      this.#next = { lines, written };
      this.#last = written;
      // Each owner is told by its own promise.
      written.catch(() => {});
    }
    this.#next.lines.push(line);
    return this.#next.written;
  }

  async close(): Promise<void> {
    await this.#last.catch(() => {});
    await this.#file.close();
  }

  async #write(lines: readonly string[]): Promise<void> {
    await this.#file.appendFile(`${lines.join('\n')}\n`);
    await this.#file.datasync();
  }
}
