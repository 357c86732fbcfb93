import { fieldOf, type Resolve, resolved, typesOf, type ValueSchema } from './schema.ts';

/** A field of an object that is to be made. */
export interface MadeField<Made> {
  name: string;
  /** Where it stands, such as `assessments[].id`. */
  place: string;
  required: boolean;
  value: Made;
}

/** One of several things that may be made, and how often in comparison with the others. */
export interface MadeChoice<Made> {
  /** Whether it is `null`, behind which nothing lies. */
  isNull: boolean;
  weight: number;
  value: Made;
}

/**
 * Makes values, or what makes them: whoever fills in a schema once, and whoever tries everything that it allows, walk
 * through it in the same way.
 */
export interface ValueMaker<Made> {
  /** One of some values. */
  oneOf(values: readonly unknown[]): Made;
  /** One of some choices, each as often as its weight says. */
  choice(choices: readonly MadeChoice<Made>[], place: string): Made;
  object(fields: readonly MadeField<Made>[]): Made;
  /** @param place Where its items stand, such as `assessments[]`. */
  array(item: Made, place: string): Made;
  /** Lengths in characters. */
  text(minLength: number, maxLength: number | undefined): Made;
  /** A point in time as RFC 3339 writes it. */
  dateTime(): Made;
  /** A whole number with both limits allowed. */
  integer(min: number, max: number): Made;
  number(limits: Pick<ValueSchema, 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum'>): Made;
  boolean(): Made;
  /** Where a schema says nothing. */
  anything(): Made;
  /**
   * What is to be made at a place, such as `assessments[].id`, instead of what the schema says there.
   *
   * @param own What the schema says.
   */
  at?(place: string, own: Made): Made;
}

const GREATEST_INT32 = 2 ** 31 - 1;

/**
 * Walks through a schema and has a value made for each part of it.
 *
 * @throws {Error} at a keyword or type of JSON Schema that no value can be made for.
 */
export function valuesOf<Made>(schema: ValueSchema, resolve: Resolve, maker: ValueMaker<Made>, place = ''): Made {
  const own = ownValues(resolved(schema, resolve), resolve, maker, place);
  return maker.at?.(place, own) ?? own;
}

function ownValues<Made>(schema: ValueSchema, resolve: Resolve, maker: ValueMaker<Made>, place: string): Made {
  if (schema.enum) return maker.oneOf(schema.enum);
  const types = typesOf(schema);
  const choices =
    schema.oneOf ?? schema.anyOf ?? (types.length > 1 ? types.map((type) => ({ ...schema, type })) : null);
  if (choices) {
    const each = choices.map((choice) => resolved(choice, resolve));
    return maker.choice(
      each.map((choice) => {
        const isNull = choice.type === 'null';
        // `null` seldom, because nothing lies behind it.
        return { isNull, weight: isNull ? 1 : 4, value: ownValues(choice, resolve, maker, place) };
      }),
      place,
    );
  }
  const [type] = types;
  switch (type) {
    case undefined:
      return maker.anything();
    case 'object':
      return maker.object(
        Object.entries(schema.properties ?? {}).map(([name, inner]) => {
          const at = fieldOf(place, name);
          const required = schema.required?.includes(name) ?? false;
          return { name, place: at, required, value: valuesOf(inner, resolve, maker, at) };
        }),
      );
    case 'array':
      return maker.array(valuesOf(schema.items ?? {}, resolve, maker, `${place}[]`), `${place}[]`);
    case 'string':
      return schema.format === 'date-time' ? maker.dateTime() : maker.text(schema.minLength ?? 0, schema.maxLength);
    case 'integer':
      return maker.integer(...wholeLimits(schema));
    case 'number':
      return maker.number(schema);
    case 'boolean':
      return maker.boolean();
    case 'null':
      return maker.oneOf([null]);
    default:
      throw new Error(`Values cannot be made for the type "${type}" yet.`);
  }
}

function wholeLimits(schema: ValueSchema): [min: number, max: number] {
  const { minimum = -GREATEST_INT32 - 1, maximum = GREATEST_INT32, exclusiveMinimum, exclusiveMaximum } = schema;
  return [
    exclusiveMinimum === undefined ? Math.ceil(minimum) : Math.floor(exclusiveMinimum) + 1,
    exclusiveMaximum === undefined ? Math.floor(maximum) : Math.ceil(exclusiveMaximum) - 1,
  ];
}
