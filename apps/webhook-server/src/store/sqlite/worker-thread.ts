import { Worker } from 'node:worker_threads';
import { tellCheckpoints } from '../checkpoint-states.ts';
import { tellCommit } from '../commits.ts';
import { StoreUnavailableError } from '../store.ts';
import { errorOf } from './failure.ts';
import { MAX_GROUP, type Reply, type Request } from './group-commit.ts';
import { packRequests, unpackReplies } from './parcels.ts';
import type { FromWorker, ToWorker, WorkerTask } from './worker.ts';

/** Beside this module: TypeScript in the repository, JavaScript in the published package. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/**
 * One life of the thread that writes: requests go out as soon as it is free, answers come when they are on disk.
 *
 * What is asked for while it commits goes out together when it has answered. To send each at once would make its commits
 * no sooner, but smaller and more of them, and each writes the same pages again.
 */
export class WorkerThread {
  readonly #worker: Worker;
  /** Asked for since the last message: one for all costs little more than one for each. */
  #outgoing: Request[] = [];
  /** Whether a message is not answered yet. */
  #busy = false;
  /** Resolves when it has ended, with the reason if it was not asked to. */
  readonly ended: Promise<unknown>;

  private constructor(worker: Worker, onReply: (reply: Reply) => void) {
    this.#worker = worker;
    let reason: unknown;
    worker.on('error', (error) => {
      reason = error;
    });
    worker.on('message', (message: FromWorker) => {
      if ('checkpoints' in message) tellCheckpoints(message.checkpoints);
      if (!('stored' in message)) return;
      this.#busy = false;
      // Before the answers are passed on, so that both threads have something to do.
      this.#send();
      unpackReplies(message, onReply);
      for (const commit of message.commits) tellCommit(commit);
    });
    this.ended = new Promise((resolve) => worker.once('exit', () => resolve(reason)));
  }

  /** @throws {StoreUnavailableError} when the file cannot be opened, or the thread ends before it is. */
  static async start(task: WorkerTask, onReply: (reply: Reply) => void): Promise<WorkerThread> {
    const worker = new Worker(WORKER, { workerData: task });
    const thread = new WorkerThread(worker, onReply);
    const first = await Promise.race([
      new Promise<FromWorker>((resolve) => worker.once('message', resolve)),
      thread.ended.then((cause) => {
        throw new StoreUnavailableError('The thread that writes the database did not start.', { cause });
      }),
    ]);
    if ('failed' in first) throw errorOf(first.failed);
    return thread;
  }

  post(request: Request): void {
    this.#outgoing.push(request);
    // What is asked for in the same turn of the event loop belongs together.
    if (this.#outgoing.length === 1 && !this.#busy) setImmediate(() => this.#send());
  }

  /** What was posted before is answered first. */
  close(): void {
    while (this.#outgoing.length > 0) this.#sendNext();
    this.#worker.postMessage('close' satisfies ToWorker);
  }

  #send(): void {
    if (!this.#busy && this.#outgoing.length > 0) this.#sendNext();
  }

  #sendNext(): void {
    this.#busy = true;
    const requests = this.#outgoing.splice(0, MAX_GROUP);
    this.#worker.postMessage(packRequests(requests) satisfies ToWorker);
  }
}
