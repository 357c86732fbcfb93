import { concrete, type Field } from './fields.ts';
import type { HeaderObject, ParameterObject, Source } from './openapi.ts';
import type { Scope } from './scope.ts';

/** A parameter or a header as an entry of a field list. */
export function parameterField(
  { document }: Scope,
  { name, required = false, ...parameter }: (ParameterObject | HeaderObject) & { name: string; required?: boolean },
  around: Source | undefined,
): Field {
  const { schema, name: schemaName, nullable } = concrete(document.bundle, parameter.schema);
  // Parameters carry their example beside the schema, fields inside it.
  const example = 'example' in parameter && schema.examples === undefined ? { examples: [parameter.example] } : {};
  return {
    path: name,
    depth: 0,
    required,
    nullable,
    description: parameter.description,
    schema: { ...schema, ...example },
    schemaName,
    alternative: null,
    source: parameter['x-source'] ?? around,
    discrepancies: parameter['x-discrepancy'] ?? [],
    unknowns: parameter['x-unknown'] ?? [],
  };
}
