import { setImmediate } from 'node:timers/promises';
import { tellCommit } from '../commits.ts';
import { StoreUnavailableError } from '../store.ts';

export interface GroupLimits<Request> {
  /** Requests per transaction at most: more would let the first wait long for the last. */
  requests: number;
  /** Bytes per transaction at most: one statement carries them all. A request that is larger goes alone. */
  bytes?: number;
  sizeOf?: (request: Request) => number;
}

interface Waiting<Request, Result> {
  request: Request;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** Runs requests in groups: all that come while one transaction runs share the next, and its wait for the disk. */
export class Group<Request, Result> {
  readonly #commit: (requests: readonly Request[]) => Promise<readonly Result[]>;
  readonly #limits: Required<GroupLimits<Request>>;
  readonly #waiting: Waiting<Request, Result>[] = [];
  #running = false;

  /** @param commit Does all or nothing, and answers each request at its place. */
  constructor(commit: (requests: readonly Request[]) => Promise<readonly Result[]>, limits: GroupLimits<Request>) {
    this.#commit = commit;
    this.#limits = { bytes: Number.POSITIVE_INFINITY, sizeOf: () => 0, ...limits };
  }

  run(request: Request): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
      if (!this.#running) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#running = true;
    // What is asked for in the same turn of the event loop belongs together.
    await setImmediate();
    while (this.#waiting.length > 0) await this.#answer(this.#next());
    this.#running = false;
  }

  #next(): Waiting<Request, Result>[] {
    const { requests, bytes, sizeOf } = this.#limits;
    let size = 0;
    const enough = this.#waiting.findIndex(({ request }) => {
      size += sizeOf(request);
      return size > bytes;
    });
    return this.#waiting.splice(0, Math.min(requests, enough === -1 ? requests : Math.max(1, enough)));
  }

  async #answer(group: readonly Waiting<Request, Result>[]): Promise<void> {
    try {
      const startedAt = performance.now();
      const results = await this.#commit(group.map(({ request }) => request));
      tellCommit({ writes: group.length, ms: performance.now() - startedAt });
      for (const [index, { resolve }] of group.entries()) resolve(results[index] as Result);
    } catch (error) {
      if (error instanceof StoreUnavailableError || group.length === 1) {
        for (const { reject } of group) reject(error);
        return;
      }
      // One of them is to blame; that must not keep the others out.
      for (const waiting of group) await this.#answer([waiting]);
    }
  }
}
