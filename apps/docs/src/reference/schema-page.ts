import { discrepancyAside, unknownsAside } from './asides.ts';
import { jsonBlock } from './code-block.ts';
import { fieldList } from './field-list.ts';
import { concrete, fieldsOf } from './fields.ts';
import { inlineCode } from './html.ts';
import { limitsOf } from './limits.ts';
import type { SchemaObject } from './openapi.ts';
import { blocks, describe, firstSentence, type Page } from './page.ts';
import { type Scope, schemaAddress } from './scope.ts';
import { sourceLine } from './source-line.ts';
import { typeLabel } from './type-label.ts';
import { usersOf } from './users.ts';

/** The page of a schema: its own fields; those of other schemas are a link away. */
export function schemaPage(scope: Scope, name: string, example: unknown): Page {
  const { bundle } = scope.document;
  const schema: SchemaObject = bundle.components.schemas[name] ?? {};
  const { schema: own, nullable } = concrete(bundle, schema);
  const fields = fieldsOf(bundle, schema, { expand: false });
  const limits = limitsOf(schema).map((limit) => `<li>${inlineCode(limit)}</li>`);
  return {
    address: schemaAddress(scope, name),
    title: name,
    kind: `schema of the ${bundle.info.title}`,
    description: describe(aboutOf(name, schema), `${name} in the ${bundle.info.title}: fields, limits and sources.`),
    body: blocks(
      `<p class="body-type">${typeLabel(scope, { schema: own, schemaName: null })}${nullable ? ', may be <code>null</code>' : ''}</p>`,
      schema.description ?? '',
      limits.length === 0 ? '' : `<ul class="limits">${limits.join('')}</ul>`,
      schema.additionalProperties === true ? 'Other fields may come as well. Keep them.' : '',
      sourceLine(schema['x-source']),
      (schema['x-discrepancy'] ?? []).map(discrepancyAside),
      unknownsAside(schema['x-unknown']),
      fields.length === 0 ? '' : '## Fields',
      fieldList(scope, fields, { section: 'fields', level: 3, discrepancies: 'full' }),
      example === undefined ? '' : blocks('## Example', jsonBlock(example)),
      usedBy(scope, name),
    ),
  };
}

/** The first sentence; a description that is a list of the members gives way to the members. */
function aboutOf(name: string, { description = name, enum: members }: SchemaObject): string {
  if (!description.startsWith('-')) return firstSentence(description);
  return `${name}: one of ${(members ?? []).filter((member) => member !== null).join(', ')}.`;
}

function usedBy(scope: Scope, name: string): string {
  const users = usersOf(scope, name);
  if (users.length === 0) return '';
  return blocks('## Used by', users.map(({ label, address }) => `- [${label}](${address})`).join('\n'));
}
