import { type Resolve, type ValueMaker, type ValueSchema, valuesOf } from '@assessment-kit/schema-values';

const WORDS = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heath', 'inlet', 'juniper'];
const WORDS_OF_TEXT = 3;
const USUAL_LENGTH = 24;
const MOST_ITEMS = 3;
/** How far above its least a number may lie, unless its limit comes first. */
const RANGE = 100;
const EARLIEST = Date.UTC(2025, 0, 1);
const YEAR_MS = 365 * 24 * 3600 * 1000;

/**
 * Makes up a value that a schema allows and a person can read.
 *
 * @param resolve Looks up a `$ref`.
 * @param random Numbers from 0 to below 1.
 */
export function sample(schema: ValueSchema, resolve: Resolve, random: () => number): unknown {
  return valuesOf(schema, resolve, samples(random))();
}

/** Each value is made when it is asked for: an array asks its items as often as it is long. */
function samples(random: () => number): ValueMaker<() => unknown> {
  const upTo = (count: number) => Math.floor(random() * count);
  const pick = <Item>(items: readonly Item[]) => items[upTo(items.length)];
  return {
    oneOf: (values) => () => pick(values),
    choice: (choices) => () =>
      pick(choices.flatMap(({ weight, value }) => Array.from({ length: weight }, () => value)))?.(),
    object: (fields) => () => Object.fromEntries(fields.map(({ name, value }) => [name, value()])),
    array: (item) => () => Array.from({ length: upTo(MOST_ITEMS + 1) }, item),
    text:
      (minLength, maxLength = USUAL_LENGTH) =>
      () =>
        Array.from({ length: Math.max(WORDS_OF_TEXT, minLength) }, () => pick(WORDS))
          .join('-')
          .slice(0, Math.max(minLength, Math.min(maxLength, USUAL_LENGTH))),
    dateTime: () => () => new Date(EARLIEST + upTo(YEAR_MS)).toISOString(),
    integer: (min, max) => {
      const least = Math.min(Math.max(min, 0), max);
      return () => least + upTo(Math.min(RANGE, max - least) + 1);
    },
    number: ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }) => {
      const least = exclusiveMinimum ?? minimum ?? Math.min(0, (exclusiveMaximum ?? maximum ?? RANGE) - RANGE);
      const span = Math.min(RANGE, (exclusiveMaximum ?? maximum ?? Number.POSITIVE_INFINITY) - least);
      // In hundredths, and never at either end.
      return () => Math.round(least * 100 + Math.max(1, upTo(span * 100))) / 100;
    },
    boolean: () => () => random() < 0.5,
    anything: () => () => pick(WORDS),
  };
}
