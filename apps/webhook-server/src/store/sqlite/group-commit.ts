import type { DatabaseSync } from 'node:sqlite';
import type { Commit } from '../commits.ts';
import { createContentReads, createContentWrites } from './content-operations.ts';
import { type Failure, failureOf } from './failure.ts';
import { createReads, createWrites, type Operations } from './operations.ts';

export interface Request {
  id: number;
  name: keyof Operations;
  input: unknown;
}

export type Reply = { id: number; value: unknown } | { id: number; failure: Failure };

/**
 * Answers requests that came together. All that write share one transaction, so one wait for the disk. No answer is given
 * before the commit.
 *
 * When one of them fails everything is undone and done again, each with a savepoint of its own, so that the one that fails
 * takes nothing from the others. Savepoints for all would cost a third of the time, for what hardly ever happens.
 */
export function createGroupCommit(
  database: DatabaseSync,
  committed: (commit: Commit) => void = () => {},
): (requests: readonly Request[]) => Reply[] {
  const writes: Handlers = { ...createWrites(database), ...createContentWrites(database) };
  const reads: Handlers = { ...createReads(database), ...createContentReads(database) };

  function write(requests: readonly Request[]): Reply[] {
    try {
      return inTransaction(requests, (request) => {
        try {
          return { id: request.id, value: run(request) };
        } catch (error) {
          throw new RequestFailed(error);
        }
      });
    } catch (error) {
      if (!(error instanceof RequestFailed)) return requests.map(({ id }) => ({ id, failure: failureOf(error) }));
    }
    try {
      return inTransaction(requests, (request) => {
        const reply = answer(request, () => inSavepoint(request));
        // A full disk may end the whole transaction; what was done in it before is gone, too.
        if (!database.isTransaction) throw new TransactionLost(reply);
        return reply;
      });
    } catch (error) {
      const failure = error instanceof TransactionLost ? error.failure : failureOf(error);
      return requests.map(({ id }) => ({ id, failure }));
    }
  }

  function inTransaction(requests: readonly Request[], perform: (request: Request) => Reply): Reply[] {
    const startedAt = performance.now();
    try {
      database.exec('begin immediate');
      const replies = requests.map(perform);
      database.exec('commit');
      committed({ writes: requests.length, ms: performance.now() - startedAt });
      return replies;
    } catch (error) {
      if (database.isTransaction) database.exec('rollback');
      throw error;
    }
  }

  function run({ name, input }: Request): unknown {
    return writes[name]?.(input as never);
  }

  function inSavepoint(request: Request): unknown {
    database.exec('savepoint one');
    try {
      const value = run(request);
      database.exec('release one');
      return value;
    } catch (error) {
      if (database.isTransaction) database.exec('rollback to one; release one');
      throw error;
    }
  }

  return (requests) => {
    const writing = requests.filter(({ name }) => name in writes);
    const reading = requests.filter(({ name }) => !(name in writes));
    const written = writing.length > 0 ? write(writing) : [];
    return [
      ...written,
      ...reading.map((request) => answer(request, () => reads[request.name]?.(request.input as never))),
    ];
  };
}

type Handlers = Partial<Record<keyof Operations, (input: never) => unknown>>;

function answer({ id }: Request, run: () => unknown): Reply {
  try {
    return { id, value: run() };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}

class RequestFailed extends Error {
  constructor(cause: unknown) {
    super('A request of the group failed.', { cause });
  }
}

class TransactionLost extends Error {
  readonly failure: Failure;

  constructor(reply: Reply) {
    super('The transaction was rolled back.');
    this.failure = 'failure' in reply ? reply.failure : { unavailable: true, message: this.message };
  }
}
