import fc from 'fast-check';
import type { World } from '../world.ts';
import { RuleFailure } from './rule-failure.ts';

/** How many requests of one rule may be spent on making a failing one smaller. */
const MOST_SHRINKS = 60;

/**
 * Tries a rule with made-up values, and makes a failing one as small as it gets.
 *
 * @throws {RuleFailure} of the smallest failing value.
 */
export async function forAll<Value>(
  world: World,
  values: fc.Arbitrary<Value>,
  tries: (value: Value) => Promise<void>,
  runs = world.settings.runs,
): Promise<void> {
  let smallest: RuleFailure | null = null;
  let shrinks = 0;
  let other: unknown;
  const property = fc.asyncProperty(values, async (value) => {
    if (other !== undefined) throw new fc.PreconditionFailure(true);
    if (smallest) {
      shrinks += 1;
      // Ends the search, and the smallest one so far stays.
      if (shrinks > MOST_SHRINKS || world.shrinksLeft <= 0) throw new fc.PreconditionFailure(true);
      world.shrinksLeft -= 1;
    }
    try {
      await tries(value);
    } catch (error) {
      if (!(error instanceof RuleFailure)) {
        other = error;
        return;
      }
      smallest = error;
      throw error;
    }
  });
  await fc.check(property, { numRuns: runs, seed: world.settings.seed });
  if (other !== undefined) throw other;
  if (smallest) throw smallest;
}
