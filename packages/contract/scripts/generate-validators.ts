import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { type Bundle, operationsOf, type ResponseObject, resolve, type SchemaObject } from './openapi-types.ts';

/** Which schemas a file of validators holds, by the key under which it is found. */
export type SchemaTable = Record<string, SchemaObject>;

/** How strictly a schema is read. */
export type Strictness = 'exact' | 'tolerant';

/** Request bodies by operationId. */
export function bodySchemas(bundle: Bundle): SchemaTable {
  return Object.fromEntries(
    operationsOf(bundle).flatMap(({ operation }) => {
      const content = Object.values(operation.requestBody?.content ?? {})[0];
      return content ? [[operation.operationId, content.schema]] : [];
    }),
  );
}

/** Path, query and header parameters by operationId, as one object each; names of headers in lower case. */
export function parameterSchemas(bundle: Bundle): SchemaTable {
  return Object.fromEntries(
    operationsOf(bundle).map(({ operation, parameters }) => {
      const group = (place: string): SchemaObject => {
        const inPlace = parameters.filter((each) => each.in === place);
        const key = (name: string) => (place === 'header' ? name.toLowerCase() : name);
        return {
          type: 'object',
          properties: Object.fromEntries(inPlace.map(({ name, schema }) => [key(name), schema])),
          required: inPlace.filter(({ required }) => required).map(({ name }) => key(name)),
        };
      };
      const schema: SchemaObject = {
        type: 'object',
        properties: { path: group('path'), query: group('query'), header: group('header') },
      };
      return [operation.operationId, schema];
    }),
  );
}

/** JSON answers by `operationId status`. */
export function responseSchemas(bundle: Bundle): SchemaTable {
  return Object.fromEntries(
    operationsOf(bundle).flatMap(({ operation }) =>
      Object.entries(operation.responses).flatMap(([status, response]) => {
        const schema = resolve<ResponseObject>(bundle, response).content?.['application/json']?.schema;
        return schema ? [[`${operation.operationId} ${status}`, schema]] : [];
      }),
    ),
  );
}

/** Webhook payloads by name. */
export function webhookSchemas(bundle: Bundle): SchemaTable {
  return Object.fromEntries(
    Object.entries(bundle.webhooks ?? {}).flatMap(([name, item]) => {
      const schema = item['post']?.requestBody?.content['application/json']?.schema;
      return schema ? [[name, schema]] : [];
    }),
  );
}

/**
 * Compiles validators ahead of time into one ES module without imports and without `eval`: an export `validators`, an
 * object by key.
 */
export async function compileValidators(
  bundle: Bundle,
  table: SchemaTable,
  { strictness, coerce = false }: { strictness: Strictness; coerce?: boolean },
): Promise<string> {
  const ajv = new Ajv2020.default({
    allErrors: true,
    allowUnionTypes: true,
    coerceTypes: coerce,
    code: { source: true, esm: true, lines: true },
    // Shared schemas become shared functions; inlined, the file would be eight times as large.
    inlineRefs: false,
    strict: true,
    strictRequired: false,
  });
  addFormats.default(ajv);
  ajv.addVocabulary(['components']);
  const prepare = (schema: SchemaObject) => (strictness === 'tolerant' ? tolerant(clean(schema)) : clean(schema));
  const schemas = Object.fromEntries(
    Object.entries(bundle.components.schemas).map(([name, each]) => [name, prepare(each)]),
  );
  ajv.addSchema({ $id: 'contract', components: { schemas } });

  // The same schema under several keys, such as an error body, is compiled once.
  const distinct = [...new Set(Object.values(table).map((schema) => JSON.stringify(prepare(schema))))];
  const refs = Object.fromEntries(distinct.map((_, index) => [`validator${index}`, `contract-${index}`]));
  distinct.forEach((text, index) => void ajv.addSchema({ $id: `contract-${index}`, ...JSON.parse(text) }));
  const code = standaloneCode.default(ajv, refs);
  const entries = Object.entries(table).map(
    ([key, schema]) => `  ${JSON.stringify(key)}: validator${distinct.indexOf(JSON.stringify(prepare(schema)))},`,
  );
  return bundleModule(`${code}\nexport const validators = {\n${entries.join('\n')}\n};\n`);
}

/** Puts the few helpers that compiled validators call into the module itself, and drops the single exports. */
async function bundleModule(code: string): Promise<string> {
  const hidden = code.replace(/^export const (validator\d+) = /gm, 'const $1 = ');
  const folder = fileURLToPath(new URL('..', import.meta.url));
  const result = await build({
    stdin: { contents: hidden, resolveDir: folder, loader: 'js' },
    // Comments name files as seen from here: without it the code would depend on where the script is started.
    absWorkingDir: folder,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}

const DROPPED = new Set(['description', 'example', 'examples', 'default', 'title', 'summary']);

/** Without notes for people, and with references into the document the validators are compiled from. */
function clean(schema: SchemaObject): SchemaObject {
  return mapSchema(schema, (keyword, value) => {
    if (DROPPED.has(keyword) || keyword.startsWith('x-')) return undefined;
    if (keyword === '$ref') return String(value).replace(/^#/, 'contract#');
    return value;
  });
}

const NOT_FOR_READERS = new Set([
  'enum',
  'const',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
  'uniqueItems',
]);

/** What a reader needs: types and required fields. New enum members, longer texts and unknown fields get through. */
function tolerant(schema: SchemaObject): SchemaObject {
  return mapSchema(schema, (keyword, value) => {
    if (NOT_FOR_READERS.has(keyword)) return undefined;
    if (keyword === 'additionalProperties' && value === false) return undefined;
    return value;
  });
}

/** Applies `change` to every keyword of a schema and its subschemas; `undefined` drops the keyword. */
function mapSchema(schema: SchemaObject, change: (keyword: string, value: unknown) => unknown): SchemaObject {
  const inner = (value: SchemaObject) => mapSchema(value, change);
  return Object.fromEntries(
    Object.entries(schema).flatMap(([keyword, value]) => {
      if (keyword === 'properties') {
        const properties = Object.entries(value as Record<string, SchemaObject>).map(([name, each]) => [
          name,
          inner(each),
        ]);
        return [[keyword, Object.fromEntries(properties)]];
      }
      const changed = change(keyword, value);
      if (changed === undefined) return [];
      if (keyword === 'items' || (keyword === 'additionalProperties' && typeof changed === 'object')) {
        return [[keyword, inner(changed as SchemaObject)]];
      }
      if (keyword === 'oneOf' || keyword === 'anyOf' || keyword === 'allOf') {
        return [[keyword, (changed as SchemaObject[]).map(inner)]];
      }
      return [[keyword, changed]];
    }),
  );
}
