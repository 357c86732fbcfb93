import { Worker } from 'node:worker_threads';
import { tellCheckpoints } from '../checkpoint-states.ts';
import { tellCommit } from '../commits.ts';
import { StoreUnavailableError } from '../store.ts';
import { errorOf } from './failure.ts';
import type { Reply, Request } from './group-commit.ts';
import { packRequests, unpackReplies } from './parcels.ts';
import type { FromWorker, ToWorker, WorkerTask } from './worker.ts';

/** Beside this module: TypeScript in the repository, JavaScript in the published package. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** Requests in one message, of which a few share a transaction: more would let the first wait long for the last. */
const MOST = 128;
/** Requests that go out at once, while those that have come as well are still being read. */
const EARLY = 16;
/** Messages that are under way: what the thread takes next lies ready when it has committed. */
const AHEAD = 3;

/**
 * One life of the thread that writes: requests go out to it while it is at work, answers come when they are on disk.
 *
 * It commits together whatever lies ready. To send each request at once would make messages that cost more than what is in
 * them; to send all only when it has answered would leave each thread idle while the other one works.
 */
export class WorkerThread {
  readonly #worker: Worker;
  /** Asked for since the last message: one for all costs little more than one for each. */
  #outgoing: Request[] = [];
  /** Messages that are not answered yet. */
  #underWay = 0;
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
      this.#underWay -= message.messages;
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
    if (this.#outgoing.length >= EARLY) this.#send();
    // What is asked for in the same turn of the event loop belongs together.
    else if (this.#outgoing.length === 1) setImmediate(() => this.#send());
  }

  /** What was posted before is answered first. */
  close(): void {
    while (this.#outgoing.length > 0) this.#sendNext();
    this.#worker.postMessage('close' satisfies ToWorker);
  }

  #send(): void {
    if (this.#underWay < AHEAD && this.#outgoing.length > 0) this.#sendNext();
  }

  #sendNext(): void {
    this.#underWay += 1;
    const requests = this.#outgoing.splice(0, MOST);
    this.#worker.postMessage(packRequests(requests) satisfies ToWorker);
  }
}
