import type { ApiDocument } from './contract.ts';
import { concrete } from './fields.ts';
import {
  type Content,
  type Example,
  type MediaType,
  nameOf,
  type ResponseObject,
  resolve,
  type SchemaObject,
} from './openapi.ts';
import { operationsOf, webhooksOf } from './operations.ts';

/** The examples of a body, references followed, in their sequence. */
export function examplesOf({ bundle }: ApiDocument, { examples = {} }: MediaType): Example[] {
  return Object.values(examples).map((example) => resolve<Example>(bundle, example));
}

/** The media type that a page shows first, with its name. */
export function mainContent(content: Content | undefined): { name: string; mediaType: MediaType } | null {
  const [first] = Object.entries(content ?? {});
  return first ? { name: first[0], mediaType: first[1] } : null;
}

/**
 * A real value for each named schema, cut out of the examples of the document's bodies: the longest of several.
 *
 * @returns Nothing for a schema that no example contains.
 */
export function schemaExamples(document: ApiDocument): Map<string, unknown> {
  const { bundle } = document;
  const found = new Map<string, unknown>();
  for (const { operation } of [...operationsOf(bundle), ...webhooksOf(bundle)]) {
    const answers = Object.values(operation.responses).map((each) => resolve<ResponseObject>(bundle, each).content);
    for (const content of [operation.requestBody?.content, ...answers]) {
      const main = mainContent(content);
      if (!main) continue;
      for (const { value } of examplesOf(document, main.mediaType)) collect(main.mediaType.schema, value);
    }
  }
  return found;

  function keep(name: string | null, value: unknown): void {
    if (name === null) return;
    const known = found.has(name) ? JSON.stringify(found.get(name)).length : -1;
    if (JSON.stringify(value).length > known) found.set(name, value);
  }

  function collect(given: SchemaObject, value: unknown): void {
    if (value === null || value === undefined) return;
    const outer = nameOf(given);
    keep(outer, value);
    const { schema, name, alternatives } = concrete(bundle, given);
    if (name !== outer) keep(name, value);
    const fitting = alternatives.filter((each) => fits(concrete(bundle, each).schema, value));
    for (const each of fitting) collect(each, value);
    if (schema.items && Array.isArray(value)) for (const entry of value) collect(schema.items, entry);
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      collect(property, (value as Record<string, unknown>)[key]);
    }
  }
}

/** Enough to tell the alternatives of the contract apart: all required fields are there. */
function fits(schema: SchemaObject, value: unknown): boolean {
  return typeof value === 'object' && value !== null && (schema.required ?? []).every((key) => key in value);
}
