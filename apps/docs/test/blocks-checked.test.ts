import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { commandReference } from 'assessment-kit/reference';
import { describe, expect, it } from 'vitest';
import { type ApiDocument, readContract } from '../src/reference/contract.ts';
import { mainContent } from '../src/reference/examples.ts';
import { type OperationObject, type ResponseObject, resolve, type SchemaObject } from '../src/reference/openapi.ts';
import { referencePages } from '../src/reference/pages.ts';
import {
  allOperationsOf,
  errorsAddress,
  kebab,
  ON_DEMAND_ADDRESS,
  operationAddress,
  type Scope,
  scopesOf,
} from '../src/reference/scope.ts';
import { type FencedBlock, fencedBlocks } from './support/fenced-blocks.ts';

const contract = await readContract();
const blocks = fencedBlocks(referencePages(contract));
const scopes = scopesOf(contract);

const ajv = new Ajv2020({ strict: false, allErrors: true });
(formats as unknown as typeof formats.default)(ajv);
for (const { key, bundle } of contract.documents) ajv.addSchema({ ...bundle, $id: key });

/** What is wrong with a value. References in the schema lead into the document. */
function problems({ key }: ApiDocument, schema: SchemaObject, value: unknown): string[] {
  const inDocument = JSON.parse(
    JSON.stringify(schema, (name, each) => (name === '$ref' ? `${key}${each}` : each)),
  ) as object;
  const validate = ajv.compile(inDocument);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Pages whose blocks of JSON all follow one schema. */
const OF_PAGES: Readonly<Record<string, readonly [document: string, schema: string]>> = {
  [ON_DEMAND_ADDRESS]: ['sandbox', 'Faults'],
};

/** The schema that a block of JSON has to follow, by where it stands; `null` when that says nothing. */
function schemaOf({ page, heading }: FencedBlock): { document: ApiDocument; schema: SchemaObject } | null {
  const [of, name] = OF_PAGES[page] ?? [];
  const named = contract.documents.find(({ key }) => key === of);
  if (named) return { document: named, schema: { $ref: `#/components/schemas/${name}` } };
  for (const scope of scopes) {
    const { document } = scope;
    const schema = ofOperation(scope, page, heading) ?? ofError(scope, page, heading) ?? ofSchema(scope, page);
    if (schema) return { document, schema };
  }
  return null;
}

function ofOperation(scope: Scope, page: string, heading: string): SchemaObject | null {
  const found = allOperationsOf(scope).find((each) => operationAddress(scope, each) === page);
  if (!found) return null;
  const { requestBody, responses }: OperationObject = found.operation;
  if (heading === 'Example') return mainContent(requestBody?.content)?.mediaType.schema ?? null;
  const answer = responses[heading.split(' ')[0] ?? ''];
  const content = answer && resolve<ResponseObject>(scope.document.bundle, answer).content;
  return mainContent(content)?.mediaType.schema ?? null;
}

function ofError(scope: Scope, page: string, heading: string): SchemaObject | null {
  if (page !== errorsAddress(scope)) return null;
  const named = Object.entries(scope.document.bundle.components.responses ?? {}).find(([name]) =>
    heading.toLowerCase().endsWith(` ${kebab(name).replaceAll('-', ' ')}`),
  );
  return mainContent(named?.[1].content)?.mediaType.schema ?? null;
}

function ofSchema({ document }: Scope, page: string): SchemaObject | null {
  const name = Object.keys(document.bundle.components.schemas).find(
    (each) => page === `/reference/${document.key}/schemas/${kebab(each)}/`,
  );
  return name === undefined ? null : { $ref: `#/components/schemas/${name}` };
}

/** Commands that are run, as examples of their command, by `packages/cli/test/examples.test.ts`; and how to write them. */
const commands = new Set(
  commandReference().flatMap(({ examples }) => examples.map(({ run }) => `assessment-kit ${run}`)),
);
const usages = new Set(commandReference().map(({ usage }) => usage));

/** Why a block is right, or what is wrong with it. */
function verdict(block: FencedBlock): string[] {
  const { page, language, code } = block;
  const isOperation = scopes.some((scope) =>
    allOperationsOf(scope).some((found) => operationAddress(scope, found) === page),
  );
  if (language === 'json') {
    const expected = schemaOf(block);
    return expected ? problems(expected.document, expected.schema, JSON.parse(code)) : ['belongs to no schema'];
  }
  // Run by samples-run.test.ts.
  if (['sh', 'js', 'ts'].includes(language) && isOperation) return [];
  if (language === 'sh' && page === '/reference/command-line/') {
    if (usages.has(code.trim())) return [];
    const lines = code
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    return lines.filter((line) => !commands.has(line)).map((line) => `nobody runs ${line}`);
  }
  return [`nothing checks a block in ${language || 'no language'} here`];
}

describe('the blocks of the generated pages', () => {
  it('are many', () => {
    expect(blocks.length).toBeGreaterThan(300);
  });

  it('are each run, compiled, or valid by the schema of their place', () => {
    const wrong = blocks.flatMap((block) => verdict(block).map((problem) => `${block.at}: ${problem}`));
    expect(wrong).toEqual([]);
  });
});
