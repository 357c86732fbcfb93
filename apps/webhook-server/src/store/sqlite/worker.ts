import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { openDatabase } from './database.ts';
import { type Failure, failureOf } from './failure.ts';
import { createGroupCommit, type Reply, type Request } from './group-commit.ts';

/** First `open` or `failed`, then answers. */
export type FromWorker = { open: true } | { failed: Failure } | { replies: Reply[] };
/** `close` comes last. */
export type ToWorker = Request | 'close';

/** More would let the first wait long for the last. */
const MAX_GROUP = 256;

const port = parentPort;
if (!port) throw new Error('This file runs as a worker thread.');

try {
  const { database, close } = openDatabase((workerData as { file: string }).file);
  const commit = createGroupCommit(database);
  port.on('message', (first: ToWorker) => {
    // What came in while the last commit ran is waiting in the port: take it along.
    const group = [first, ...waiting(MAX_GROUP - 1)];
    const requests = group.filter((message) => message !== 'close');
    if (requests.length > 0) port.postMessage({ replies: commit(requests) } satisfies FromWorker);
    if (requests.length === group.length) return;
    close();
    port.close();
  });
  port.postMessage({ open: true } satisfies FromWorker);
} catch (error) {
  port.postMessage({ failed: failureOf(error) } satisfies FromWorker);
  port.close();
}

function* waiting(limit: number): Iterable<ToWorker> {
  for (let count = 0; count < limit && port; count += 1) {
    const next: { message: ToWorker } | undefined = receiveMessageOnPort(port);
    if (!next) return;
    yield next.message;
  }
}
