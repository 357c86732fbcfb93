import { discrepancyAside, unknownsAside } from './asides.ts';
import { mainContent } from './examples.ts';
import { fieldList } from './field-list.ts';
import { concrete, fieldsOf } from './fields.ts';
import { nameOf } from './openapi.ts';
import type { FoundOperation } from './operations.ts';
import { blocks } from './page.ts';
import type { Scope } from './scope.ts';
import { sourceLine } from './source-line.ts';
import { typeLabel } from './type-label.ts';

/** The body of a request or a webhook: its form, its media types, all fields with those inside them. */
export function bodySection(scope: Scope, { operation }: FoundOperation): string {
  const { bundle } = scope.document;
  const content = operation.requestBody?.content;
  const main = mainContent(content);
  if (!main) return '';
  const { schema, name } = concrete(bundle, main.mediaType.schema);
  const source = schema['x-source'];
  const fields = fieldsOf(bundle, main.mediaType.schema, { around: operation['x-source'], expand: true });
  return blocks(
    '## Body',
    `<p class="body-type">${typeLabel(scope, { schema, schemaName: name })}, as ${mediaTypes(Object.keys(content ?? {}))}</p>`,
    schema.description ?? '',
    sourceLine(source),
    // A named schema shows its disagreements on its own page, in full; here they would come before the first field.
    nameOf(main.mediaType.schema) === null ? (schema['x-discrepancy'] ?? []).map(discrepancyAside) : '',
    unknownsAside(schema['x-unknown']),
    schema.additionalProperties === true ? 'Other fields may come as well. Keep them.' : '',
    fieldList(scope, fields, { section: 'body', level: 3, discrepancies: 'linked' }),
  );
}

function mediaTypes([first = '', ...others]: readonly string[]): string {
  const alternatives = others.map((name) => `<code>${name}</code>`).join(', ');
  return `<code>${first}</code>${others.length === 0 ? '' : `; ${alternatives} are taken as well`}`;
}
