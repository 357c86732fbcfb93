import { createHistogram } from 'node:perf_hooks';
import { type Load, runLoad } from '../load.ts';
import { orderCallbacks } from './order-callback.ts';
import type { Receiver } from './receivers.ts';

export const CONNECTIONS = 64;

let loads = 0;

/** Sends new orders over 64 connections, shared out evenly among the processes of the receiver. */
export async function loadOfOrders(
  { processes }: Receiver,
  until: { seconds: number } | { requests: number },
): Promise<Load> {
  const connections = CONNECTIONS / processes.length;
  const share = 'requests' in until ? { requests: until.requests / processes.length } : until;
  const parts = await Promise.all(
    processes.map(({ url }) => {
      loads += 1;
      return runLoad({ origin: url, connections, until: share, request: orderCallbacks(`load${loads}`) });
    }),
  );
  const microseconds = createHistogram();
  for (const part of parts) microseconds.add(part.microseconds);
  return {
    requests: microseconds.count,
    requestsPerSecond: parts.reduce((sum, part) => sum + part.requestsPerSecond, 0),
    microseconds,
  };
}
