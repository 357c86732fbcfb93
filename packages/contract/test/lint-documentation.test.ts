import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DOCUMENTS, OPENAPI_FOLDER } from '../scripts/documents.ts';
import { yamlOf } from './contract-files.ts';
import { type Change, type Finding, lint, lintChanged } from './lint.ts';

const ROOT = 'openapi.yaml';
const THING = 'components/schemas/Thing.yaml';
const PATHS = 'paths/things@{thingId}.yaml';
const MADE = 'webhooks/made.yaml';
const EXAMPLE = 'value: { name: Pump, kind: Large }';

function broken(name: string, rule: string, ...changes: Change[]) {
  return { name, rule, changes };
}

const cases = [
  broken('a body without an example', 'assessment-kit/media-type-has-example', {
    file: MADE,
    from: / {8}examples:\n.*\n/,
    to: '',
  }),
  broken('a property without a description', 'assessment-kit/property-has-description', {
    file: THING,
    from: / {4}description: What .*\n/,
    to: '',
  }),
  broken('a schema without a description', 'assessment-kit/schema-has-description', {
    file: 'components/schemas/Maker.yaml',
    from: 'description: Who made it.\n',
    to: '',
  }),
  broken('an operation without a description', 'operation-description', {
    file: PATHS,
    from: '  description: Stores a thing.\n',
    to: '',
  }),
  broken('a parameter without a description', 'parameter-description', {
    file: 'components/parameters/ThingId.yaml',
    from: 'description: Id of the thing.\n',
    to: '',
  }),
  broken('a tag without a description', 'tag-description', { file: ROOT, from: / {4}description: What.*\n/, to: '' }),
  broken('a tag that is not declared', 'operation-tag-defined', {
    file: PATHS,
    from: 'tags: [Thing]',
    to: 'tags: [It]',
  }),
  broken('an operation with two tags', 'operation-singular-tag', {
    file: PATHS,
    from: 'tags: [Thing]',
    to: 'tags: [Thing, Thing]',
  }),
  broken('an operation without an id', 'operation-operationId', { file: PATHS, from: / {2}operationId: .*\n/, to: '' }),
  broken('two operations with one id', 'operation-operationId-unique', {
    file: PATHS,
    from: 'upsertThing',
    to: 'getThing',
  }),
  broken('an operationId in another spelling', 'rule/operation-id-is-camel-case', {
    file: PATHS,
    from: 'upsertThing',
    to: 'upsert_thing',
  }),
  broken('the id of a webhook that does not begin with "on"', 'rule/webhook-operation-id-begins-with-on', {
    file: MADE,
    from: 'onMade',
    to: 'made',
  }),
  broken('a path that is not in a file of its own', 'rule/path-item-lives-in-its-own-file', {
    file: ROOT,
    from: / {4}\$ref: webhooks\/made.yaml/,
    to: '    post: { $ref: webhooks/made.yaml#/post }',
  }),
  broken(
    'a path file in another folder',
    'rule/path-item-lives-in-its-own-file',
    { file: 'callbacks/made.yaml', copyOf: MADE, from: 'Tells', to: 'Says' },
    { file: ROOT, from: 'webhooks/made.yaml', to: 'callbacks/made.yaml' },
  ),
  broken(
    'two schemas of one name',
    'component-name-unique',
    { file: 'components/more/Kind.yaml', copyOf: 'components/schemas/Kind.yaml', from: 'Large, ', to: '' },
    { file: THING, from: '  maker:', to: '  other:\n    $ref: ../more/Kind.yaml\n  maker:' },
  ),
  broken('an example of a body that does not fit', 'no-invalid-media-type-examples', {
    file: MADE,
    from: EXAMPLE,
    to: 'value: { name: Pump, kind: Huge }',
  }),
  broken('an example of a body with an unknown field', 'no-invalid-media-type-examples', {
    file: MADE,
    from: EXAMPLE,
    to: 'value: { name: Pump, colour: red }',
  }),
  broken('an example of a schema that does not fit', 'no-invalid-schema-examples', {
    file: 'components/schemas/Kind.yaml',
    from: 'examples: [Large]',
    to: 'examples: [Huge]',
  }),
  broken('an example of a parameter that does not fit', 'no-invalid-parameter-examples', {
    file: 'components/parameters/ThingId.yaml',
    from: 'pump-1',
    to: 'pump-number-one',
  }),
  broken('a document of another shape', 'struct', { file: ROOT, from: 'summary:', to: 'slogan:' }),
  broken('a property that is no schema', 'struct', { file: THING, from: '    $ref: Kind.yaml\n', to: '' }),
  broken('a parameter that the path does not have', 'path-parameters-defined', {
    file: ROOT,
    from: '/things/{thingId}:',
    to: '/things/all:',
  }),
  broken('a reference to nothing', 'no-unresolved-refs', { file: THING, from: 'Kind.yaml', to: 'Size.yaml' }),
];

describe('the linter', () => {
  let findings: Finding[][];

  beforeAll(async () => {
    findings = await lintChanged(cases.map(({ changes }) => changes));
  }, 60_000);

  it.each(cases.map((each, index) => ({ ...each, index })))('refuses $name', ({ rule, index }) => {
    expect((findings[index] ?? []).map(({ ruleId }) => ruleId)).toContain(rule);
  });
});

/** The files of the workflows, sorted. */
async function workflows(): Promise<string[]> {
  const names = await readdir(join(OPENAPI_FOLDER, 'workflows'));
  return names.filter((name) => name.endsWith('.arazzo.yaml')).sort();
}

describe('the contract', () => {
  it('has no findings, and none that are ignored', async () => {
    const { exitCode, reports } = await lint(OPENAPI_FOLDER);
    expect(exitCode).toBe(0);
    const none = { totals: { errors: 0, warnings: 0, ignored: 0 }, problems: [] };
    expect(reports).toEqual([...DOCUMENTS, ...(await workflows())].map(() => expect.objectContaining(none)));
    await expect(access(join(OPENAPI_FOLDER, '.redocly.lint-ignore.yaml'))).rejects.toThrow('ENOENT');
  }, 60_000);

  it('is linted document by document with every workflow, the platform with the rules on sources', async () => {
    const { apis } = yamlOf('redocly.yaml') as { apis: Record<string, { root: string; rules?: object }> };
    const roots = Object.entries(apis).map(([name, { root }]) => [name, root] as const);
    expect(roots.slice(0, DOCUMENTS.length)).toEqual(DOCUMENTS.map((name) => [name, `./${name}/openapi.yaml`]));
    const others = roots.slice(DOCUMENTS.length).map(([, root]) => root);
    expect(others.toSorted()).toEqual((await workflows()).map((name) => `./workflows/${name}`));
    const names = ['source-required', 'source-shape', 'discrepancy-shape', 'unknown-shape'];
    expect(apis['assessments']?.rules).toEqual(
      Object.fromEntries(names.map((name) => [`assessment-kit/${name}`, 'error'])),
    );
  });
});
