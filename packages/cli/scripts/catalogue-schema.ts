type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const PREFIX = '#/components/schemas/';

/**
 * The JSON Schema of a catalogue, made of the contract's own schemas. Draft 7, because that is what editors know best;
 * stricter than the contract in one thing: fields that it does not know are mistakes.
 *
 * @param schemas `components.schemas` of the contract.
 */
export function catalogueSchema(schemas: Readonly<Record<string, unknown>>) {
  const definitions: Record<string, Json> = {};
  const define = (name: string) => {
    if (name in definitions) return;
    // Noted before it is made, for a schema that refers to itself.
    definitions[name] = true;
    definitions[name] = converted(schemas[name] as Json, define);
  };
  define('AssessmentPackage');
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A catalogue of assessment packages, for `assessment-kit packages plan` and `apply`',
    type: 'object',
    required: ['packages'],
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'Where this schema is, for editors.' },
      packages: {
        type: 'array',
        description: 'Every package that each company shall have.',
        minItems: 1,
        items: { $ref: '#/definitions/AssessmentPackage' },
      },
    },
    definitions,
  };
}

/** Without what only OpenAPI knows. @param define Is told the schemas that are referred to. */
function converted(schema: Json, define: (name: string) => void): Json {
  if (Array.isArray(schema)) return schema.map((each: Json) => converted(each, define));
  if (typeof schema !== 'object' || schema === null) return schema;
  const fields = Object.entries(schema).filter(([name]) => !name.startsWith('x-'));
  const made: Record<string, Json> = {};
  for (const [name, value] of fields) {
    if (name === '$ref' && typeof value === 'string') {
      const referred = value.slice(PREFIX.length);
      define(referred);
      made[name] = `#/definitions/${referred}`;
    } else made[name] = typeof value === 'string' ? value.trim() : converted(value, define);
  }
  return made['type'] === 'object' ? { ...made, additionalProperties: false } : made;
}
