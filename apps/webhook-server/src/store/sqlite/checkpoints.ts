import type { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import type { CheckpointState } from '../checkpoint-states.ts';
import type { CheckpointTask, FromCheckpoints, ToCheckpoints } from './checkpoint-thread.ts';
import { type Copied, createCopyLog } from './copy-log.ts';
import { type Failure, failureOf } from './failure.ts';

/** Beside this module: TypeScript in the repository, JavaScript in the published package. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './checkpoint-thread.ts' : './checkpoint-thread.js',
  import.meta.url,
);

/**
 * Writes that share a checkpoint: those of orders change about 8,000 pages (32 MiB). Each order changes pages all over its
 * indexes; the more of them share a checkpoint, the fewer pages are copied twice.
 */
const WRITES = 2_500;

/** No checkpoint takes longer on a disk that works, in ms. */
const LONGEST_MS = 2_000;

/**
 * Copies the write-ahead log into the file, in a thread of its own, while the one that writes goes on.
 *
 * SQLite begins the log anew only when all of it is in the file at the moment when someone begins to write. Under load
 * there is always a little left, so when the thread has copied nearly everything the writer itself copies the rest between
 * two commits: some milliseconds instead of fifty. When nothing works, the log grows up to the bound of `database.ts`, where
 * SQLite tries at each commit, as it does by itself.
 */
export class Checkpoints {
  readonly #task: CheckpointTask;
  readonly #every: number;
  readonly #copyRest: () => Copied;
  readonly #tell: (state: CheckpointState) => void;
  #thread: Worker | null = null;
  /** Since the last checkpoint began. */
  #writes = 0;
  #works = true;

  /**
   * @param database Of the thread that writes.
   * @param tell Told whether checkpoints work, each time that changes.
   */
  constructor(
    database: DatabaseSync,
    {
      file,
      handle,
      writesPerCheckpoint = WRITES,
    }: Omit<CheckpointTask, 'busy'> & { writesPerCheckpoint?: number | undefined },
    tell: (state: CheckpointState) => void,
  ) {
    this.#task = { file, handle, busy: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
    this.#every = writesPerCheckpoint;
    this.#copyRest = createCopyLog(database);
    this.#tell = tell;
  }

  /** Between two commits. */
  wrote(writes: number): void {
    this.#writes += writes;
    if (this.#writes < this.#every || Atomics.load(this.#task.busy, 0) === 1) return;
    this.#writes = 0;
    this.#thread ??= this.#start();
    Atomics.store(this.#task.busy, 0, 1);
    this.#thread.postMessage('copy' satisfies ToCheckpoints);
  }

  /** Until no checkpoint is under way. Nothing is committed in the meantime. */
  wait(): void {
    Atomics.wait(this.#task.busy, 0, 1, LONGEST_MS);
  }

  /** A checkpoint under way comes to its end first. */
  async close(): Promise<void> {
    if (!this.#thread) return;
    const thread = this.#thread;
    const ended = new Promise((resolve) => thread.once('exit', resolve));
    thread.postMessage('close' satisfies ToCheckpoints);
    await ended;
  }

  #start(): Worker {
    const thread = new Worker(THREAD, { workerData: this.#task });
    thread.on('message', (message: FromCheckpoints) => {
      if ('failed' in message) this.#ended(message.failed);
      else this.#ended(message.little ? this.#finish() : null);
    });
    thread.on('error', (error) => this.#ended(failureOf(error)));
    thread.once('exit', () => {
      this.#thread = null;
      Atomics.store(this.#task.busy, 0, 0);
    });
    return thread;
  }

  #finish(): Failure | null {
    try {
      this.#copyRest();
      return null;
    } catch (error) {
      return failureOf(error);
    }
  }

  #ended(failure: Failure | null): void {
    const works = failure === null;
    if (works === this.#works) return;
    this.#works = works;
    this.#tell(works ? { works } : { works, reason: failure.message });
  }
}
