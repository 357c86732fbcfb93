import { parentPort, workerData } from 'node:worker_threads';
import type { Commit } from '../commits.ts';
import { openOwnDatabase } from './database.ts';
import { type Failure, failureOf } from './failure.ts';
import { createGroupCommit } from './group-commit.ts';
import { type Answers, type Parcel, packReplies, unpackRequests } from './parcels.ts';

/** First `open` or `failed`, then answers. */
export type FromWorker = { open: true } | { failed: Failure } | Answers;
/** `close` comes last. */
export type ToWorker = Parcel | 'close';

export interface WorkerTask {
  /** Owned by the process already. */
  file: string;
  freeLeases: boolean;
}

const port = parentPort;
if (port) {
  const { file, freeLeases } = workerData as WorkerTask;
  try {
    const database = openOwnDatabase(file, { freeLeases });
    let commits: Commit[] = [];
    const commit = createGroupCommit(database, (each) => commits.push(each));
    port.on('message', (message: ToWorker) => {
      if (message === 'close') {
        database.close();
        port.close();
        return;
      }
      port.postMessage(packReplies(commit(unpackRequests(message)), commits) satisfies FromWorker);
      commits = [];
    });
    port.postMessage({ open: true } satisfies FromWorker);
  } catch (error) {
    port.postMessage({ failed: failureOf(error) } satisfies FromWorker);
    port.close();
  }
}
