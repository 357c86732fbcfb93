import fc from 'fast-check';
import { fieldOf, type Resolve, resolved, typesOf, type ValueSchema } from './schema.ts';

export interface ValueOptions {
  resolve: Resolve;
  /**
   * Values to prefer at some places, such as ids of things that exist: random ones would hardly ever hit. The key is a
   * place such as `assessments[].id`; the schema's own values still come now and then.
   */
  prefer?: Readonly<Record<string, fc.Arbitrary<unknown>>>;
}

const GREATEST_INT32 = 2 ** 31 - 1;
const MOST_ITEMS = 3;
/** Where a schema sets no limit, texts have at most so many characters; now and then many more. */
const USUAL_LENGTH = 40;
const LONG_LENGTH = 5_000;

/** Every value that a schema allows, with the edges of its limits more often than chance would bring them. */
export function valuesOf(schema: ValueSchema, options: ValueOptions, place = ''): fc.Arbitrary<unknown> {
  const plain = resolved(schema, options.resolve);
  const own = ownValues(plain, options, place);
  const preferred = options.prefer?.[place];
  return preferred ? fc.oneof({ weight: 4, arbitrary: preferred }, { weight: 1, arbitrary: own }) : own;
}

function ownValues(schema: ValueSchema, options: ValueOptions, place: string): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return weighted(choices, options, place);
  const types = typesOf(schema);
  if (types.length === 0) return fc.jsonValue({ maxDepth: 1 });
  const [only = ''] = types;
  if (types.length === 1) return valuesOfType(only, schema, options, place);
  const single = types.map((type) => ({ ...schema, type }));
  return weighted(single, options, place);
}

/** Values of several schemas; `null` seldom, because nothing lies behind it. */
function weighted(schemas: readonly ValueSchema[], options: ValueOptions, place: string): fc.Arbitrary<unknown> {
  const each = schemas.map((schema) => resolved(schema, options.resolve));
  return fc.oneof(
    ...each.map((schema) => ({ weight: schema.type === 'null' ? 1 : 4, arbitrary: ownValues(schema, options, place) })),
  );
}

function valuesOfType(type: string, schema: ValueSchema, options: ValueOptions, place: string): fc.Arbitrary<unknown> {
  switch (type) {
    case 'object':
      return objectsOf(schema, options, place);
    case 'array':
      return arraysOf(valuesOf(schema.items ?? {}, options, `${place}[]`));
    case 'string':
      return schema.format === 'date-time' ? dateTimes : textsOf(schema);
    case 'integer':
      return integersOf(schema);
    case 'number':
      return numbersOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      throw new Error(`Values cannot be made for the type "${type}" yet.`);
  }
}

function arraysOf(items: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof<fc.MaybeWeightedArbitrary<unknown>[]>(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 5, arbitrary: fc.array(items, { minLength: 1, maxLength: MOST_ITEMS }) },
  );
}

/** How many of ten objects have a field that may be left out. Fewer, and what lies deep inside would hardly ever be there. */
const PRESENT_OF_TEN = 8;

function objectsOf(schema: ValueSchema, options: ValueOptions, place: string): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, inner]) => {
    const value = valuesOf(inner, options, fieldOf(place, name));
    const present = schema.required?.includes(name) ? fc.constant(10) : fc.integer({ min: 1, max: 10 });
    return fc.tuple(present, value).map(([dice, each]) => (dice > 10 - PRESENT_OF_TEN ? [[name, each] as const] : []));
  });
  return fc.tuple(...fields).map((each) => Object.fromEntries(each.flat()));
}

const CHARACTERS = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abcXYZ019 -_.') },
  { weight: 1, arbitrary: fc.constantFrom('\0', '\n', '"', '\\', "'", '<', '&', '%', '/', '?', '#', ';', '\u007f') },
  { weight: 1, arbitrary: fc.constantFrom('é', 'ß', '漢', '\u202e', '\u0301', '\ufeff', '😀', '𝒳', '\ud83d') },
);

/** Texts of every length from the least to the greatest, both ends often. Lengths count characters, not UTF-16 units. */
function textsOf({ minLength = 0, maxLength }: ValueSchema): fc.Arbitrary<string> {
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

function integersOf(schema: ValueSchema): fc.Arbitrary<number> {
  const { minimum = -GREATEST_INT32 - 1, maximum = GREATEST_INT32, exclusiveMinimum, exclusiveMaximum } = schema;
  const min = exclusiveMinimum === undefined ? minimum : Math.floor(exclusiveMinimum) + 1;
  const max = exclusiveMaximum === undefined ? maximum : Math.ceil(exclusiveMaximum) - 1;
  return fc.oneof(fc.constantFrom(min, Math.min(min + 1, max), max), fc.integer({ min, max }));
}

function numbersOf(schema: ValueSchema): fc.Arbitrary<number> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
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
