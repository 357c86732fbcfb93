import type { SchemaObject } from './openapi.ts';

/**
 * What a schema allows, one short text for each limit. Values stand in backticks.
 *
 * @returns An empty list when every value of the type is allowed.
 */
export function limitsOf(schema: SchemaObject): string[] {
  const { items } = schema;
  return [
    ...count(schema.minLength, schema.maxLength, 'character'),
    ...count(schema.minItems, schema.maxItems, 'entry', 'entries'),
    ...numbers(schema),
    ...(schema.pattern === undefined ? [] : [`matches \`${schema.pattern}\``]),
    ...(schema.const === undefined ? [] : [`always ${value(schema.const)}`]),
    ...(schema.enum === undefined
      ? []
      : [
          `one of ${schema.enum
            .filter((each) => each !== null)
            .map(value)
            .join(' ')}`,
        ]),
    ...(schema.default === undefined ? [] : [`default ${value(schema.default)}`]),
    ...(schema.examples === undefined ? [] : [`for example ${schema.examples.map(value).join(' ')}`]),
    ...(items && items.$ref === undefined ? limitsOf(items).map((limit) => `each: ${limit}`) : []),
  ];
}

function count(least: number | undefined, most: number | undefined, one: string, many = `${one}s`): string[] {
  const unit = (most ?? least) === 1 ? one : many;
  if (least === undefined && most === undefined) return [];
  if (least === undefined) return [`at most ${most} ${unit}`];
  if (most === undefined) return [`at least ${least} ${unit}`];
  return least === most ? [`exactly ${most} ${unit}`] : [`${least} to ${most} ${unit}`];
}

function numbers({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: SchemaObject): string[] {
  return [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(exclusiveMinimum === undefined ? [] : [`more than ${exclusiveMinimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`less than ${exclusiveMaximum}`]),
  ];
}

function value(given: unknown): string {
  return `\`${typeof given === 'string' ? given : JSON.stringify(given)}\``;
}
