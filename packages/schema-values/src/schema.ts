/** The part of JSON Schema that the contract uses. */
export interface ValueSchema {
  $ref?: string;
  type?: string | readonly string[];
  enum?: readonly unknown[];
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  required?: readonly string[];
  properties?: Record<string, ValueSchema>;
  additionalProperties?: boolean | ValueSchema;
  items?: ValueSchema;
  oneOf?: readonly ValueSchema[];
  anyOf?: readonly ValueSchema[];
}

/** Looks up a `$ref`. */
export type Resolve = (ref: string) => ValueSchema;

const KNOWN = new Set([
  ...['$ref', 'type', 'enum', 'format', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum'],
  ...['exclusiveMaximum', 'required', 'properties', 'additionalProperties', 'items', 'oneOf', 'anyOf'],
]);
const NOTES = new Set(['description', 'example', 'examples', 'default', 'title', 'summary', 'deprecated']);

/**
 * A schema without its `$ref`.
 *
 * @throws {Error} at a keyword that values would not be made for: it must not be passed over in silence.
 */
export function resolved(schema: ValueSchema, resolve: Resolve): ValueSchema {
  for (const keyword of Object.keys(schema)) {
    if (!KNOWN.has(keyword) && !NOTES.has(keyword) && !keyword.startsWith('x-')) {
      throw new Error(`Values cannot be made for the keyword "${keyword}" of JSON Schema yet.`);
    }
  }
  return schema.$ref === undefined ? schema : resolved(resolve(schema.$ref), resolve);
}

/** The types that a schema names. */
export function typesOf({ type }: ValueSchema): readonly string[] {
  return typeof type === 'string' ? [type] : (type ?? []);
}

/** The type of a JSON value, in the words of JSON Schema; whole numbers are integers. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

/** Whether a value of this type passes a schema's `type`. */
export function allowsType(schema: ValueSchema, type: string): boolean {
  const types = typesOf(schema);
  return types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));
}

/** `assessments[0].name` from `assessments[0]` and `name`. */
export function fieldOf(parent: string, name: string): string {
  return parent === '' ? name : `${parent}.${name}`;
}
