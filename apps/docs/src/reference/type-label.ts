import { escapeHtml, link } from './html.ts';
import { nameOf, type SchemaObject } from './openapi.ts';
import { type Scope, schemaAddress } from './scope.ts';

/** The type of a value in words, as HTML; a schema with a page of its own is linked. */
export function typeLabel(
  scope: Scope,
  { schema, schemaName }: { schema: SchemaObject; schemaName: string | null },
): string {
  const plain = plainType(scope, schema);
  if (schemaName === null) return plain;
  const named = link(schemaAddress(scope, schemaName), escapeHtml(schemaName));
  return plain === 'object' ? named : `${named}, ${plain}`;
}

function plainType(scope: Scope, schema: SchemaObject): string {
  const forms = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (forms.length > 0) return forms.map((form) => labelOf(scope, form)).join(' or ');
  const types = [schema.type ?? 'any value'].flat().filter((type) => type !== 'null');
  return types.map((type) => oneType(scope, schema, type)).join(' or ');
}

function oneType(scope: Scope, schema: SchemaObject, type: string): string {
  if (type === 'array') return `list of ${schema.items ? labelOf(scope, schema.items) : 'any values'}`;
  if (type === 'object' && typeof schema.additionalProperties === 'object') {
    return `map of ${labelOf(scope, schema.additionalProperties)}`;
  }
  return schema.format === undefined ? type : `${type} (${escapeHtml(schema.format)})`;
}

function labelOf(scope: Scope, schema: SchemaObject): string {
  const name = nameOf(schema);
  return name === null ? plainType(scope, schema) : link(schemaAddress(scope, name), escapeHtml(name));
}
