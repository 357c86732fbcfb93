import { beforeAll, describe, expect, it } from 'vitest';
import { type Change, type Finding, lintChanged } from './lint.ts';

const SCHEMA = 'components/schemas/Thing.yaml';
const PATHS = 'paths/things@{thingId}.yaml';
const SOURCE = 'x-source: { page: S2, confidence: certain }\n';

interface Case {
  name: string;
  rule: string;
  change: Change;
  says: string[];
}

function required(name: string, change: Change, says: string): Case {
  return { name, rule: 'source-required', change, says: [says] };
}

function source(name: string, to: string, ...says: string[]): Case {
  return { name, rule: 'source-shape', change: { file: SCHEMA, from: SOURCE, to: `x-source: ${to}\n` }, says };
}

function unknown(name: string, to: string): Case {
  const says = ['`x-unknown` must be a list of sentences, each ending with a full stop.'];
  const change = { file: PATHS, from: '\n    - What happens to the thing before.', to };
  return { name, rule: 'unknown-shape', change, says };
}

const cases: Case[] = [
  required('a schema without a source', { file: SCHEMA, from: SOURCE, to: '' }, 'A schema must have an `x-source`.'),
  required(
    'an operation without a source',
    { file: PATHS, from: / {2}x-source: \{ page: S2.*\n/, to: '' },
    'An operation must have an `x-source`.',
  ),
  required(
    'a webhook without a source',
    { file: 'webhooks/made.yaml', from: `  ${SOURCE}`, to: '' },
    'An operation must have an `x-source`.',
  ),
  required(
    'a security scheme without a source',
    { file: 'components/securitySchemes/key.yaml', from: SOURCE, to: '' },
    'A security scheme must have an `x-source`.',
  ),
  source('a source that is a text', 'S2', '`x-source` must be an object with `page` and `confidence`.'),
  source('a source that is a list', '[S2]', '`x-source` must be an object with `page` and `confidence`.'),
  source(
    'a source without a page',
    '{ confidence: certain }',
    '`page` must be a code of sources.yaml; `undefined` is not.',
  ),
  source(
    'an unknown page among known ones',
    '{ page: [S2, S99], confidence: certain }',
    '`page` must be a code of sources.yaml; `S99` is not.',
  ),
  source('an empty list of pages', '{ page: [], confidence: certain }', '`page` must name at least one page.'),
  source('a source without a confidence', '{ page: S2 }', '`confidence` must be `certain` or `inferred`.'),
  source(
    'a confidence of another kind',
    '{ page: S2, confidence: likely }',
    '`confidence` must be `certain` or `inferred`.',
  ),
  source(
    'a field that a source does not have',
    '{ page: S2, confidence: certain, url: x }',
    '`x-source` has an unknown field `url`.',
  ),
  {
    name: 'a broken source of a single property',
    rule: 'source-shape',
    change: { file: SCHEMA, from: '    maxLength: 50', to: '    x-source: { page: S2 }' },
    says: ['`confidence` must be `certain` or `inferred`.'],
  },
  {
    name: 'a broken source of the whole document',
    rule: 'source-shape',
    change: { file: 'openapi.yaml', from: 'page: S2', to: 'page: S98' },
    says: ['`page` must be a code of sources.yaml; `S98` is not.'],
  },
  unknown('an unknown that is a text', ' What happens to the thing before.'),
  unknown('a list without an unknown', ' []'),
  unknown('an unknown without a full stop', '\n    - What happens to the thing before'),
  unknown('an unknown that is empty', "\n    - ''"),
  unknown('an unknown that is no text', '\n    - { what: Everything. }'),
];

describe('the linter', () => {
  let findings: Finding[][];

  beforeAll(async () => {
    findings = await lintChanged([[], ...cases.map(({ change }) => [change])]);
  }, 60_000);

  it('finds nothing in the small contract that the cases are made from', () => {
    expect(findings[0]).toEqual([]);
  });

  it.each(cases.map((each, index) => ({ ...each, index })))('refuses $name', ({ rule, change, says, index }) => {
    const expected = says.map((message) => ({ ruleId: `assessment-kit/${rule}`, message, file: change.file }));
    expect(findings[index + 1]).toEqual(expected);
  });
});
