import fc from 'fast-check';
import type { Resolve, ValueSchema } from './schema.ts';
import { type MadeField, type ValueMaker, valuesOf } from './values-of.ts';

export interface ValueOptions {
  resolve: Resolve;
  /**
   * Values to prefer at some places, such as ids of things that exist: random ones would hardly ever hit. The key is a
   * place such as `assessments[].id`; the schema's own values still come now and then.
   */
  prefer?: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  /** What stands at some places, always. */
  always?: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  /** A place that must be there and not be `null`, with everything around it. */
  having?: string | undefined;
  /** A place that must not be there. */
  without?: string | undefined;
}

const MOST_ITEMS = 3;
/** Where a schema sets no limit, texts have at most so many characters; now and then many more. */
const USUAL_LENGTH = 40;
const LONG_LENGTH = 5_000;
/** How many of ten objects have a field that may be left out. Fewer, and what lies deep inside would hardly ever be there. */
const PRESENT_OF_TEN = 8;

/** Every value that a schema allows, with the edges of its limits more often than chance would bring them. */
export function everyValueOf(
  schema: ValueSchema,
  { resolve, prefer = {}, always = {}, having, without }: ValueOptions,
  place = '',
): fc.Arbitrary<unknown> {
  const at = (each: string, own: fc.Arbitrary<unknown>) => {
    const fixed = always[each];
    if (fixed) return fixed;
    const preferred = prefer[each];
    return preferred ? fc.oneof({ weight: 4, arbitrary: preferred }, { weight: 1, arbitrary: own }) : own;
  };
  const leadsTo = (each: string) => having !== undefined && (having === each || isInside(having, each));
  const maker: ValueMaker<fc.Arbitrary<unknown>> = {
    ...arbitraries,
    at,
    choice(choices, each) {
      return arbitraries.choice(
        choices.filter(({ isNull }) => !(isNull && leadsTo(each))),
        each,
      );
    },
    object: (fields) =>
      arbitraries.object(
        fields
          .filter((field) => field.place !== without)
          .map((field) => ({ ...field, required: field.required || leadsTo(field.place) })),
      ),
    array: (items, each) => (leadsTo(each) ? arraysOf(items, 1) : arbitraries.array(items, each)),
  };
  return valuesOf(schema, resolve, maker, place);
}

/** Whether a place lies inside another: `assessments[].id` in `assessments` and in `assessments[]`. */
function isInside(place: string, other: string): boolean {
  return other === '' || place.startsWith(`${other}.`) || place.startsWith(`${other}[]`);
}

function arraysOf(items: fc.Arbitrary<unknown>, minLength: number): fc.Arbitrary<unknown> {
  return fc.array(items, { minLength, maxLength: MOST_ITEMS });
}

const arbitraries: ValueMaker<fc.Arbitrary<unknown>> = {
  oneOf: (values) => fc.constantFrom(...values),
  choice: (choices) => fc.oneof(...choices.map(({ weight, value }) => ({ weight, arbitrary: value }))),
  object: objectsOf,
  array: (items) =>
    fc.oneof<fc.MaybeWeightedArbitrary<unknown>[]>(
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 5, arbitrary: arraysOf(items, 1) },
    ),
  text: textsOf,
  dateTime: () => dateTimes,
  integer: (min, max) => fc.oneof(fc.constantFrom(min, Math.min(min + 1, max), max), fc.integer({ min, max })),
  number: numbersOf,
  boolean: () => fc.boolean(),
  anything: () => fc.jsonValue({ maxDepth: 1 }),
};

function objectsOf(fields: readonly MadeField<fc.Arbitrary<unknown>>[]): fc.Arbitrary<unknown> {
  const each = fields.map(({ name, required, value }) => {
    const present = required ? fc.constant(10) : fc.integer({ min: 1, max: 10 });
    return fc.tuple(present, value).map(([dice, made]) => (dice > 10 - PRESENT_OF_TEN ? [[name, made] as const] : []));
  });
  return fc.tuple(...each).map((made) => Object.fromEntries(made.flat()));
}

const CHARACTERS = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abcXYZ019 -_.') },
  { weight: 1, arbitrary: fc.constantFrom('\0', '\n', '"', '\\', "'", '<', '&', '%', '/', '?', '#', ';', '\u007f') },
  { weight: 1, arbitrary: fc.constantFrom('é', 'ß', '漢', '\u202e', '\u0301', '\ufeff', '😀', '𝒳', '\ud83d') },
);

/** Texts of every length from the least to the greatest, both ends often. Lengths count characters, not UTF-16 units. */
function textsOf(minLength: number, maxLength: number | undefined): fc.Arbitrary<string> {
  const greatest = maxLength ?? Math.max(minLength, USUAL_LENGTH);
  const ofLength = (least: number, most: number) =>
    fc.array(CHARACTERS, { minLength: least, maxLength: most, size: 'max' }).map((characters) => characters.join(''));
  // One character many times over: an edge that costs nothing to make.
  const repeated = (lengths: number[]) =>
    fc
      .tuple(fc.constantFrom('x', ' ', 'é', '😀', '\0'), fc.constantFrom(...lengths))
      .map(([character, length]) => character.repeat(length));
  return fc.oneof(
    { weight: 4, arbitrary: ofLength(minLength, Math.min(greatest, Math.max(minLength, 12))) },
    {
      weight: 2,
      arbitrary: repeated([minLength, Math.min(minLength + 1, greatest), Math.max(greatest - 1, minLength)]),
    },
    { weight: 3, arbitrary: repeated([greatest]) },
    { weight: 1, arbitrary: maxLength === undefined ? repeated([LONG_LENGTH]) : ofLength(minLength, greatest) },
  );
}

/** Points in time as RFC 3339 writes them, the rare forms included. */
const dateTimes: fc.Arbitrary<string> = fc.oneof(
  fc
    .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.constantFrom(
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999999Z',
    '2016-12-31T23:59:60Z',
    '2024-02-29T00:00:00+14:00',
    '2026-01-13T12:40:02.120-23:59',
    '2026-01-13t12:40:02z',
    '2026-01-13T12:40:02.12Z',
  ),
);

function numbersOf(limits: Parameters<ValueMaker<unknown>['number']>[0]): fc.Arbitrary<number> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = limits;
  const min = exclusiveMinimum ?? minimum;
  const max = exclusiveMaximum ?? maximum;
  return fc
    .double({
      noNaN: true,
      noDefaultInfinity: true,
      ...(min === undefined ? {} : { min, minExcluded: exclusiveMinimum !== undefined }),
      ...(max === undefined ? {} : { max, maxExcluded: exclusiveMaximum !== undefined }),
    })
    .map((value) => (Object.is(value, -0) ? 0 : value));
}
