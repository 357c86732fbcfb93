import {
  type Bundle,
  type Content,
  operationsOf,
  type ResponseObject,
  resolve,
  type SchemaObject,
  type Source,
} from './openapi-types.ts';

interface FieldRow {
  operation: string;
  in: string;
  path: string;
  schema: string | null;
  type: string;
  required: boolean;
  nullable: boolean;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  format?: string;
  enum?: readonly unknown[];
  source?: { page: readonly string[]; confidence: string };
}

/** A flat table of every field of every request, answer and webhook, with its limits and where they come from. */
export function generateFields(bundle: Bundle): string {
  const rows: FieldRow[] = [];
  const add = (operation: string, where: string, content: Content | undefined, source: Source | undefined) => {
    const schema = content?.['application/json']?.schema ?? content?.['application/x-www-form-urlencoded']?.schema;
    if (schema) walk(bundle, schema, { operation, in: where }, '', source, null, (row) => rows.push(row));
  };
  for (const { operation, parameters } of operationsOf(bundle)) {
    const id = operation.operationId;
    for (const parameter of parameters) {
      const row = { operation: id, in: parameter.in };
      const source = parameter['x-source'] ?? operation['x-source'];
      rows.push(
        fieldRow(
          resolve(bundle, parameter.schema),
          row,
          parameter.name,
          parameter.required === true,
          false,
          source,
          null,
        ),
      );
    }
    add(id, 'request', operation.requestBody?.content, operation['x-source']);
    for (const [status, response] of Object.entries(operation.responses)) {
      add(id, `response ${status}`, resolve<ResponseObject>(bundle, response).content, operation['x-source']);
    }
  }
  for (const [name, item] of Object.entries(bundle.webhooks ?? {})) {
    for (const operation of Object.values(item))
      add(name, 'webhook', operation.requestBody?.content, operation['x-source']);
  }
  return [
    "import type { FieldRow } from '../../field-row.ts';",
    '',
    '/** Every field of every request, answer and webhook; `operation` is an operationId, or the name of a webhook. */',
    `export const fields: readonly FieldRow[] = [\n${rows.map((row) => `  ${JSON.stringify(row)},`).join('\n')}\n];`,
    '',
  ].join('\n');
}

type Place = Pick<FieldRow, 'operation' | 'in'>;

function walk(
  bundle: Bundle,
  given: SchemaObject,
  place: Place,
  path: string,
  inherited: Source | undefined,
  owner: string | null,
  emit: (row: FieldRow) => void,
  open: readonly string[] = [],
): void {
  const { schema, name } = concrete(bundle, given);
  const source = given['x-source'] ?? schema['x-source'] ?? inherited;
  const current = name ?? owner;
  if (name !== null && open.includes(name)) return;
  const nested = name === null ? open : [...open, name];
  for (const choice of schema.anyOf ?? []) walk(bundle, choice, place, path, source, current, emit, nested);
  if (schema.items) walk(bundle, schema.items, place, `${path}[]`, source, current, emit, nested);
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const at = path === '' ? key : `${path}.${key}`;
    const inner = concrete(bundle, property);
    const from = property['x-source'] ?? inner.schema['x-source'] ?? source;
    const required = schema.required?.includes(key) ?? false;
    emit(fieldRow(inner.schema, place, at, required, inner.nullable, from, current));
    walk(bundle, property, place, at, source, current, emit, nested);
  }
}

/** Follows references, and sees through `oneOf: [thing, null]`. */
function concrete(
  bundle: Bundle,
  given: SchemaObject,
): { schema: SchemaObject; name: string | null; nullable: boolean } {
  const name = given.$ref?.split('/').at(-1) ?? null;
  const schema = resolve<SchemaObject>(bundle, given);
  if (schema.oneOf) {
    const real = schema.oneOf.find((each) => each.type !== 'null') ?? {};
    const inner = concrete(bundle, real);
    return { ...inner, nullable: inner.nullable || schema.oneOf.some((each) => each.type === 'null') };
  }
  return { schema, name, nullable: Array.isArray(schema.type) && schema.type.includes('null') };
}

function fieldRow(
  schema: SchemaObject,
  place: Place,
  path: string,
  required: boolean,
  nullable: boolean,
  source: Source | undefined,
  owner: string | null,
): FieldRow {
  const types = [schema.type ?? 'any'].flat().filter((type) => type !== 'null');
  const { minLength, maxLength, minimum, maximum, exclusiveMinimum, format } = schema;
  const limits = { minLength, maxLength, minimum, maximum, exclusiveMinimum, format };
  return {
    ...place,
    path,
    schema: owner,
    type: types.join(' | '),
    required,
    nullable,
    ...(Object.fromEntries(
      Object.entries(limits).filter(([, value]) => value !== undefined),
    ) as typeof limits as object),
    ...(schema.enum ? { enum: schema.enum.filter((value) => value !== null) } : {}),
    ...(source ? { source: { page: [source.page].flat(), confidence: source.confidence } } : {}),
  };
}
