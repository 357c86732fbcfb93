import { Worker } from 'node:worker_threads';
import { StoreUnavailableError } from '../store.ts';
import { errorOf } from './failure.ts';
import type { Operations } from './operations.ts';
import type { FromWorker, ToWorker } from './worker.ts';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** The main thread's side of the one writer: requests go out at once, answers come when they are on disk. */
export class WorkerClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #lastId = 0;
  /** Why no more requests are taken; `null`: they are. */
  #stopped: string | null = null;

  private constructor(worker: Worker) {
    this.#worker = worker;
    this.#ended = new Promise((resolve) => worker.once('exit', () => resolve()));
    worker.on('message', (message: FromWorker) => this.#receive(message));
    worker.on('error', () => {});
    worker.once('exit', () => this.#stop('The thread that writes the database has ended.'));
  }

  /** @throws {StoreUnavailableError} when the file is used by another process or cannot be opened. */
  static async open(file: string): Promise<WorkerClient> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { file } });
    const first = await new Promise<FromWorker>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    if ('failed' in first) throw errorOf(first.failed);
    return new WorkerClient(worker);
  }

  call<Name extends keyof Operations>(
    name: Name,
    input: Parameters<Operations[Name]>[0],
    transfer: ArrayBuffer[] = [],
  ): Promise<ReturnType<Operations[Name]>> {
    if (this.#stopped !== null) return Promise.reject(new StoreUnavailableError(this.#stopped));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.#worker.postMessage({ id, name, input } satisfies ToWorker, transfer);
    });
  }

  /** Requests under way are answered first. */
  async close(): Promise<void> {
    if (this.#stopped === null) {
      this.#stopped = 'The store is closed.';
      this.#worker.postMessage('close' satisfies ToWorker);
    }
    await this.#ended;
  }

  #receive(message: FromWorker): void {
    if (!('replies' in message)) return;
    for (const reply of message.replies) {
      const waiting = this.#waiting.get(reply.id);
      this.#waiting.delete(reply.id);
      if ('failure' in reply) waiting?.reject(errorOf(reply.failure));
      else waiting?.resolve(reply.value);
    }
  }

  #stop(reason: string): void {
    this.#stopped ??= reason;
    for (const { reject } of this.#waiting.values()) reject(new StoreUnavailableError(reason));
    this.#waiting.clear();
  }
}
