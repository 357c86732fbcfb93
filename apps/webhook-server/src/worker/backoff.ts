/** How long to wait between attempts, in ms. */
export interface Backoff {
  /** After the first failure. */
  firstMs: number;
  /** At most. */
  maxMs: number;
}

/**
 * The wait after a number of failed attempts: doubled each time, at most `maxMs`, and shortened by up to a quarter at
 * random, so that what failed together does not come back together.
 */
export function waitAfter(attempts: number, { firstMs, maxMs }: Backoff, random: () => number = Math.random): number {
  const doubled = Math.min(maxMs, firstMs * 2 ** Math.min(attempts - 1, 30));
  return Math.round(doubled * (1 - random() / 4));
}
