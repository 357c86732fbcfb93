import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { LoadConnection } from './load-connection.ts';

export interface LoadRequest {
  method: 'GET' | 'PUT' | 'PATCH' | 'POST';
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

export interface LoadOptions {
  /** Host and port, such as `http://127.0.0.1:4010`. */
  origin: string;
  /** How many connections are kept; each has one request under way at a time. */
  connections: number;
  /** When to stop: after so many seconds, or so many requests. */
  until: { seconds: number } | { requests: number };
  /** The request to send. @param index Counts from 0. */
  request: (index: number) => LoadRequest;
}

export interface Load {
  requests: number;
  requestsPerSecond: number;
  /** Time from a request to the end of its answer, in µs. */
  microseconds: RecordableHistogram;
}

/**
 * Sends requests over some connections as fast as they are answered, and measures how long each takes.
 *
 * @throws {Error} at an answer that is no success: what it measures then is worth nothing.
 */
export async function runLoad({ origin, connections, until, request }: LoadOptions): Promise<Load> {
  const microseconds = createHistogram();
  const began = performance.now();
  const end = 'seconds' in until ? began + until.seconds * 1000 : Number.POSITIVE_INFINITY;
  const most = 'requests' in until ? until.requests : Number.POSITIVE_INFINITY;
  let next = 0;

  const sendOneAfterTheOther = async () => {
    const connection = await LoadConnection.open(origin);
    try {
      while (next < most && performance.now() < end) {
        const index = next;
        next += 1;
        const sentAt = performance.now();
        await connection.send(request(index));
        microseconds.record(Math.max(1, Math.round((performance.now() - sentAt) * 1000)));
      }
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: connections }, sendOneAfterTheOther));
  const seconds = (performance.now() - began) / 1000;
  return { requests: microseconds.count, requestsPerSecond: microseconds.count / seconds, microseconds };
}
