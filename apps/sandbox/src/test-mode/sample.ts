/** The part of JSON Schema that the contract uses. */
export interface SampleSchema {
  $ref?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  properties?: Record<string, SampleSchema>;
  items?: SampleSchema;
  oneOf?: readonly SampleSchema[];
  anyOf?: readonly SampleSchema[];
}

const WORDS = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heath', 'inlet', 'juniper'];
const DEFAULT_TEXT_LENGTH = 24;
const EARLIEST = Date.UTC(2025, 0, 1);
const YEAR_MS = 365 * 24 * 3600 * 1000;

/**
 * Makes up a value that a schema allows.
 *
 * @param resolve Looks up a `$ref`.
 * @param random Numbers from 0 to below 1.
 */
export function sample(schema: SampleSchema, resolve: (ref: string) => SampleSchema, random: () => number): unknown {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  if (schema.$ref !== undefined) return sample(resolve(schema.$ref), resolve, random);
  if (schema.enum) return pick(schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return sample(pick(choices) ?? {}, resolve, random);

  switch (typeof schema.type === 'string' || schema.type === undefined ? schema.type : pick(schema.type)) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, sample(inner, resolve, random)]),
      );
    case 'array':
      return Array.from({ length: Math.floor(random() * 4) }, () => sample(schema.items ?? {}, resolve, random));
    case 'integer':
      return Math.ceil(lowest(schema)) + Math.floor(random() * 100);
    case 'number':
      return Math.round((lowest(schema) + 0.01 + random() * 100) * 100) / 100;
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    case 'string':
      return text(schema, random, pick);
    default:
      return pick(WORDS);
  }
}

function lowest({ minimum, exclusiveMinimum }: SampleSchema): number {
  return exclusiveMinimum ?? minimum ?? 0;
}

function text(
  schema: SampleSchema,
  random: () => number,
  pick: (words: readonly string[]) => string | undefined,
): string {
  if (schema.format === 'date-time') return new Date(EARLIEST + Math.floor(random() * YEAR_MS)).toISOString();
  const words = Array.from({ length: 3 }, () => pick(WORDS)).join('-');
  return words.slice(0, Math.min(schema.maxLength ?? DEFAULT_TEXT_LENGTH, DEFAULT_TEXT_LENGTH));
}
