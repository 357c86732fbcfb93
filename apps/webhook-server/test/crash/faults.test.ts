import { describe, expect, inject, test } from 'vitest';
import { playSeed } from './support/fault-scenario.ts';

/** The first hundred; all thousand by `pnpm --filter @assessment-kit/webhook-server test:seeds`, one by `SEEDS=17`. */
const [first = 1, last = first] = (process.env['SEEDS'] ?? '1-100').split('-').map(Number);
const SEEDS = Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** At the same time: most of the time, a seed waits for something. */
const AT_ONCE = 8;

/** Every fourth seed: PostgreSQL takes longer to set up. */
const engineOf = (seed: number) => (seed % 4 === 0 ? 'postgres' : 'sqlite');

describe('a platform, a network and a partner that fail as a seed says', () => {
  test('lose nothing, double nothing, and let nothing overtake', {
    timeout: SEEDS.length * 5_000 + 60_000,
  }, async () => {
    const left = [...SEEDS];
    const broken: string[] = [];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
          const sentences = await playSeed(seed, engineOf(seed), inject('postgresUrl'));
          broken.push(...sentences.map((sentence) => `SEEDS=${seed}: ${sentence}`));
        }
      }),
    );
    expect(broken).toEqual([]);
  });
});
