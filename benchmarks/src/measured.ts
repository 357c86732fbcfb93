import { createHistogram } from 'node:perf_hooks';
import type { Load } from './load.ts';

/** What several rounds of the same load came to. */
export interface Measured {
  /** Median of the rounds. */
  requestsPerSecond: number;
  /** Of all requests of all rounds, in ms. */
  p50Ms: number;
  p99Ms: number;
}

export function measured(rounds: readonly Load[]): Measured {
  const all = createHistogram();
  for (const { microseconds } of rounds) all.add(microseconds);
  return {
    requestsPerSecond: median(rounds.map(({ requestsPerSecond }) => requestsPerSecond)),
    p50Ms: all.percentile(50) / 1000,
    p99Ms: all.percentile(99) / 1000,
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle - 1)] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** The median of what one is of the other, round by round: what slows the machine for a while slows both. */
export function medianRatio(rounds: readonly Load[], others: readonly Load[]): number {
  return median(
    rounds.map(({ requestsPerSecond }, at) => requestsPerSecond / (others[at]?.requestsPerSecond ?? Number.NaN)),
  );
}
