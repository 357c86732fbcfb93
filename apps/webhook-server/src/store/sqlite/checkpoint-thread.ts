import { fdatasyncSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { createCopyLog } from './copy-log.ts';
import { openForCheckpoints } from './database.ts';
import { type Failure, failureOf } from './failure.ts';

/** `little`: whether so little is left to copy that whoever writes can do it in between. */
export type FromCheckpoints = { little: boolean } | { failed: Failure };
export type ToCheckpoints = 'copy' | 'close';

export interface CheckpointTask {
  /** Open already, by the one that writes. */
  file: string;
  /** Of the file, open for as long as the process owns it. */
  handle: number;
  /** 1 while a checkpoint is under way or asked for. */
  busy: Int32Array;
}

/** What comes while some is copied is copied at once, so that each time it is less; so often at most. */
const MOST_ROUNDS = 5;
/** Pages of a round after which another one would not leave much less. */
const FEW = 200;
/** Pages that whoever writes copies in some milliseconds. */
const LITTLE = 2_000;

const port = parentPort;
if (port) {
  const { file, handle, busy } = workerData as CheckpointTask;
  const database = openForCheckpoints(file);
  const copyLog = createCopyLog(database);

  const copyNearlyAll = (): FromCheckpoints => {
    let before = 0;
    for (let round = 1; ; round += 1) {
      const { log, copied } = copyLog();
      // SQLite waits for the disk only when everything is copied, and that is done by the one that writes. What the disk
      // has by then need not be waited for there.
      fdatasyncSync(handle);
      const copiedNow = copied - before;
      before = copied;
      if (copiedNow > FEW && round < MOST_ROUNDS) continue;
      return { little: copied === log && copiedNow <= LITTLE };
    }
  };

  port.on('message', (message: ToCheckpoints) => {
    if (message === 'close') {
      database.close();
      port.close();
      return;
    }
    let outcome: FromCheckpoints;
    try {
      outcome = copyNearlyAll();
    } catch (error) {
      outcome = { failed: failureOf(error) };
    }
    Atomics.store(busy, 0, 0);
    Atomics.notify(busy, 0);
    port.postMessage(outcome);
  });
}
