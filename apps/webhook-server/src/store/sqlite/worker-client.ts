import { closeSync, constants, openSync } from 'node:fs';
import { StoreUnavailableError } from '../store.ts';
import { takeOwnership } from './database.ts';
import { errorOf, failureOf } from './failure.ts';
import type { Reply } from './group-commit.ts';
import type { Operations } from './operations.ts';
import type { WorkerTask } from './worker.ts';
import { WorkerThread } from './worker-thread.ts';

const FIRST_WAIT_MS = 100;
const MAX_WAIT_MS = 5_000;
/** A thread that has worked for so long did not end because of how it was started, in ms. */
const LONG_LIFE_MS = 10_000;

const ENDED = 'The thread that writes the database has ended; it is being started again.';

/** What only tests change. */
export type SqliteOptions = Pick<WorkerTask, 'writesPerCheckpoint'>;

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/**
 * The main thread's side of the one writer. It owns the file; the thread that writes may end (out of memory, a fault of
 * SQLite) and is started again. Calls under way then fail as unavailable: whether they were stored nobody knows, but none
 * of them had been acknowledged.
 */
export class WorkerClient {
  readonly #task: Omit<WorkerTask, 'freeLeases'>;
  readonly #owner: { close(): void };
  readonly #waiting = new Map<number, Waiting>();
  #thread: WorkerThread | null = null;
  #lastId = 0;
  #wait = FIRST_WAIT_MS;
  #restart: NodeJS.Timeout | null = null;
  #starting: Promise<void> | null = null;
  #closing: Promise<void> | null = null;

  private constructor(file: string, options: SqliteOptions) {
    try {
      this.#owner = takeOwnership(file);
    } catch (error) {
      throw errorOf(failureOf(error));
    }
    try {
      this.#task = { ...options, file, handle: openSync(file, constants.O_RDWR | constants.O_CREAT, 0o644) };
    } catch (error) {
      this.#owner.close();
      throw errorOf(failureOf(error));
    }
  }

  /** @throws {StoreUnavailableError} when the file is used by another process or cannot be opened. */
  static async open(file: string, options: SqliteOptions = {}): Promise<WorkerClient> {
    const client = new WorkerClient(file, options);
    try {
      await client.#start({ freeLeases: true });
      return client;
    } catch (error) {
      client.#letGo();
      throw error;
    }
  }

  call<Name extends keyof Operations>(
    name: Name,
    input: Parameters<Operations[Name]>[0],
  ): Promise<ReturnType<Operations[Name]>> {
    if (this.#closing) return Promise.reject(new StoreUnavailableError('The store is closed.'));
    const thread = this.#thread;
    if (!thread) return Promise.reject(new StoreUnavailableError(ENDED));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      thread.post({ id, name, input });
    });
  }

  /** Requests under way are answered first. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#restart) clearTimeout(this.#restart);
    await this.#starting?.catch(() => {});
    this.#thread?.close();
    await this.#thread?.ended;
    this.#letGo();
  }

  /** When nothing has the file open: to close a handle gives up the locks that SQLite holds on the file. */
  #letGo(): void {
    closeSync(this.#task.handle);
    this.#owner.close();
  }

  async #start(how: { freeLeases: boolean }): Promise<void> {
    const thread = await WorkerThread.start({ ...this.#task, ...how }, (reply) => this.#answer(reply));
    const startedAt = performance.now();
    this.#thread = thread;
    void thread.ended.then((cause) => {
      if (performance.now() - startedAt > LONG_LIFE_MS) this.#wait = FIRST_WAIT_MS;
      this.#thread = null;
      this.#failAll(new StoreUnavailableError(ENDED, { cause }));
      if (!this.#closing) this.#startLater();
    });
  }

  #startLater(): void {
    this.#restart = setTimeout(() => {
      // The work that this process has leased goes on: its leases stay.
      this.#starting = this.#start({ freeLeases: false });
      this.#starting.catch(() => {
        if (!this.#closing) this.#startLater();
      });
    }, this.#wait);
    this.#wait = Math.min(this.#wait * 2, MAX_WAIT_MS);
  }

  #answer(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ('failure' in reply) waiting?.reject(errorOf(reply.failure));
    else waiting?.resolve(reply.value);
  }

  #failAll(error: StoreUnavailableError): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
