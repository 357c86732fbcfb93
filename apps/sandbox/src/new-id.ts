import { randomUUID } from 'node:crypto';
import { seededRandom } from './test-mode/random.ts';

/**
 * Makes ids of orders, persons, jobs and deliveries.
 *
 * @param seed The same seed gives the same ids in the same sequence; without one every id is new in the world.
 * @param isTaken Tells ids that are in use, such as those of an earlier run with the same seed.
 */
export function idMaker(seed: number | undefined, isTaken: (id: string) => boolean): () => string {
  if (seed === undefined) return randomUUID;
  const random = seededRandom(seed);
  return () => {
    for (;;) {
      const id = uuid(random);
      if (!isTaken(id)) return id;
    }
  };
}

/** A UUID of version 4. */
function uuid(random: () => number): string {
  const digits = (count: number) =>
    Math.floor(random() * 16 ** count)
      .toString(16)
      .padStart(count, '0');
  const variant = (8 + Math.floor(random() * 4)).toString(16);
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${variant}${digits(3)}-${digits(8)}${digits(4)}`;
}
