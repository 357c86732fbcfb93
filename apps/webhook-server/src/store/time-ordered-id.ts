import { randomFillSync } from 'node:crypto';

const RANDOM_BYTES = 10;
/** To ask for random bytes costs about as much as all the rest: they are asked for in advance. */
const pool = Buffer.alloc(RANDOM_BYTES * 256);
let nextAt = pool.length;

/** 32 hex digits that nobody else makes: 12 of the time in ms, so that later ones are greater, and 20 at random. */
export function timeOrderedId(now = Date.now()): string {
  if (nextAt === pool.length) {
    randomFillSync(pool);
    nextAt = 0;
  }
  const at = nextAt;
  nextAt += RANDOM_BYTES;
  return now.toString(16).padStart(12, '0') + pool.toString('hex', at, nextAt);
}
