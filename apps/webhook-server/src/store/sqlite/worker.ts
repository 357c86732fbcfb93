import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Commit } from '../commits.ts';
import { openOwnDatabase } from './database.ts';
import { type Failure, failureOf } from './failure.ts';
import { createGroupCommit, MAX_GROUP, type Request } from './group-commit.ts';
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
    port.on('message', (first: ToWorker) => {
      // What came in while the last commit ran is waiting in the port: take it along.
      const { requests, closing } = collect(first);
      if (requests.length > 0) port.postMessage(packReplies(commit(requests), commits) satisfies FromWorker);
      commits = [];
      if (!closing) return;
      database.close();
      port.close();
    });
    port.postMessage({ open: true } satisfies FromWorker);
  } catch (error) {
    port.postMessage({ failed: failureOf(error) } satisfies FromWorker);
    port.close();
  }
}

function collect(first: ToWorker): { requests: Request[]; closing: boolean } {
  const requests: Request[] = [];
  for (let next: ToWorker | undefined = first; next !== undefined; next = waiting()) {
    if (next === 'close') return { requests, closing: true };
    requests.push(...unpackRequests(next));
    if (requests.length >= MAX_GROUP) break;
  }
  return { requests, closing: false };
}

function waiting(): ToWorker | undefined {
  const received: { message: ToWorker } | undefined = port ? receiveMessageOnPort(port) : undefined;
  return received?.message;
}
