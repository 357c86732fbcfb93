import { type Bundle, type Discrepancy, nameOf, resolve, type SchemaObject, type Source } from './openapi.ts';

/** A field of a body, with everything a page says about it. */
export interface Field {
  /** From the root of the body, for example `assessments[].assessmentResults.score`. */
  path: string;
  /** How many fields stand around it. */
  depth: number;
  required: boolean;
  nullable: boolean;
  description: string;
  /** With references followed and `null` taken out. */
  schema: SchemaObject;
  /** Name of the schema that the value has, if it has one of its own. */
  schemaName: string | null;
  /** Name of the alternative it belongs to, where a body can have one of several forms. */
  alternative: string | null;
  /** Its own, or that of what is around it. */
  source: Source | undefined;
  discrepancies: readonly Discrepancy[];
  unknowns: readonly string[];
}

export interface FieldOptions {
  /** The source of what is around the schema. */
  around?: Source | undefined;
  /** Whether to go on into schemas that have a page of their own. */
  expand: boolean;
}

/** The fields of a schema, outer ones before those inside them. */
export function fieldsOf(bundle: Bundle, schema: SchemaObject, { around, expand }: FieldOptions): Field[] {
  const found: Field[] = [];
  const start = { path: '', depth: 0, source: around, alternative: null, open: [] };
  walk(schema, start, true);
  return found;

  function walk(given: SchemaObject, at: Position, isRoot: boolean): void {
    const { schema, name, alternatives } = concrete(bundle, given);
    if (name !== null && (at.open.includes(name) || !(expand || isRoot))) return;
    const open = name === null ? at.open : [...at.open, name];
    const here = { ...at, open, source: given['x-source'] ?? schema['x-source'] ?? at.source };
    for (const each of alternatives) walk(each, { ...here, alternative: nameOf(each) }, false);
    if (schema.items) walk(schema.items, { ...here, path: `${at.path}[]` }, isRoot && name === null);
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      const path = at.path === '' ? key : `${at.path}.${key}`;
      found.push(field(property, path, schema.required?.includes(key) ?? false, here));
      walk(property, { ...here, path, depth: at.depth + 1 }, false);
    }
  }

  function field(given: SchemaObject, path: string, required: boolean, around: Position): Field {
    const { schema, name, nullable } = concrete(bundle, given);
    // A schema with a page of its own shows its disagreements there; an expanded body has to name them itself.
    const stated = expand && schema !== given ? [given, schema] : [given];
    return {
      path,
      depth: around.depth,
      required,
      nullable,
      description: given.description ?? schema.description ?? '',
      schema,
      schemaName: name,
      alternative: around.alternative,
      source: given['x-source'] ?? schema['x-source'] ?? around.source,
      discrepancies: stated.flatMap((each) => each['x-discrepancy'] ?? []),
      unknowns: stated.flatMap((each) => each['x-unknown'] ?? []),
    };
  }
}

interface Position {
  path: string;
  depth: number;
  source: Source | undefined;
  alternative: string | null;
  /** Named schemas around this place, against going round in circles. */
  open: readonly string[];
}

export interface Concrete {
  schema: SchemaObject;
  name: string | null;
  nullable: boolean;
  /** More than one when a value can have one of several forms. */
  alternatives: readonly SchemaObject[];
}

/** Follows references, and sees through "this thing or `null`". */
export function concrete(bundle: Bundle, given: SchemaObject): Concrete {
  const name = nameOf(given);
  const schema = resolve<SchemaObject>(bundle, given as SchemaObject);
  const forms = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  const real = forms.filter(({ type }) => type !== 'null');
  const [only] = real;
  if (only && real.length === 1) return { ...concrete(bundle, only), nullable: true };
  const nullable = real.length < forms.length || (Array.isArray(schema.type) && schema.type.includes('null'));
  return { schema, name, nullable, alternatives: real };
}
