import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { CheckpointState } from '../checkpoint-states.ts';
import type { Commit } from '../commits.ts';
import { Checkpoints } from './checkpoints.ts';
import { openOwnDatabase } from './database.ts';
import { type Failure, failureOf } from './failure.ts';
import { createGroupCommit } from './group-commit.ts';
import { type Answers, type Parcel, packReplies, unpackRequests } from './parcels.ts';

/** First `open` or `failed`, then answers, and what became of checkpoints. */
export type FromWorker = { open: true } | { failed: Failure } | Answers | { checkpoints: CheckpointState };
/** `close` comes last. */
export type ToWorker = Parcel | 'close';

export interface WorkerTask {
  /** Owned by the process already. */
  file: string;
  /** Of the file, open for as long as the process owns it: to wait for the disk by. */
  handle: number;
  freeLeases: boolean;
  /** Writes that share a checkpoint; absent: as many as pay. */
  writesPerCheckpoint?: number | undefined;
}

const port = parentPort;
if (port) {
  const { freeLeases, ...task } = workerData as WorkerTask;
  try {
    const database = openOwnDatabase(task.file, { freeLeases });
    const tell = (state: CheckpointState) => port.postMessage({ checkpoints: state } satisfies FromWorker);
    const checkpoints = new Checkpoints(database, task, tell);
    let commits: Commit[] = [];
    const commit = createGroupCommit(database, (each) => commits.push(each));
    const close = async () => {
      await checkpoints.close();
      database.close();
      port.close();
    };
    port.on('message', (message: ToWorker) => {
      const { parcels, closes } = withThoseBehind(message, port);
      // SQLite lets nobody empty the log while another checkpoint is under way.
      if (parcels.some(({ others }) => others.some(({ name }) => name === 'emptyLog'))) checkpoints.wait();
      if (parcels.length > 0) {
        const replies = commit(parcels.flatMap(unpackRequests));
        port.postMessage(packReplies(replies, commits, parcels.length) satisfies FromWorker);
      }
      for (const { writes } of commits) checkpoints.wrote(writes);
      commits = [];
      if (closes) void close();
    });
    port.postMessage({ open: true } satisfies FromWorker);
  } catch (error) {
    port.postMessage({ failed: failureOf(error) } satisfies FromWorker);
    port.close();
  }
}

/** A message, and what lies ready behind it: all of it shares a commit. */
function withThoseBehind(first: ToWorker, port: MessagePort): { parcels: Parcel[]; closes: boolean } {
  const parcels: Parcel[] = [];
  for (let message: ToWorker | undefined = first; message !== undefined; ) {
    if (message === 'close') return { parcels, closes: true };
    parcels.push(message);
    message = receiveMessageOnPort(port)?.message as ToWorker | undefined;
  }
  return { parcels, closes: false };
}
