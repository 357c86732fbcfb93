import type { DatabaseSync } from 'node:sqlite';
import { type Failure, failureOf } from './failure.ts';
import { createReads, createWrites, type Operations } from './operations.ts';

export interface Request {
  id: number;
  name: keyof Operations;
  input: unknown;
}

export type Reply = { id: number; value: unknown } | { id: number; failure: Failure };

/**
 * Answers requests that came together. All that write share one transaction, so one wait for the disk; each has a
 * savepoint of its own, so that one that fails takes nothing from the others. No answer is given before the commit.
 */
export function createGroupCommit(database: DatabaseSync): (requests: readonly Request[]) => Reply[] {
  const writes: Handlers = createWrites(database);
  const reads: Handlers = createReads(database);

  function write(requests: readonly Request[]): Reply[] {
    try {
      database.exec('begin immediate');
      const replies = requests.map((request) => {
        const reply = answer(request, () => inSavepoint(request));
        // A full disk may end the whole transaction; what was done in it before is gone, too.
        if (!database.isTransaction) throw new TransactionLost(reply);
        return reply;
      });
      database.exec('commit');
      return replies;
    } catch (error) {
      if (database.isTransaction) database.exec('rollback');
      const failure = error instanceof TransactionLost ? error.failure : failureOf(error);
      return requests.map(({ id }) => ({ id, failure }));
    }
  }

  function inSavepoint({ name, input }: Request): unknown {
    database.exec('savepoint one');
    try {
      const value = writes[name]?.(input as never);
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

class TransactionLost extends Error {
  readonly failure: Failure;

  constructor(reply: Reply) {
    super('The transaction was rolled back.');
    this.failure = 'failure' in reply ? reply.failure : { unavailable: true, message: this.message };
  }
}
