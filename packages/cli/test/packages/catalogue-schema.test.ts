import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import schema from '../../src/generated/catalogue.schema.json' with { type: 'json' };
import { readCatalogue } from '../../src/packages/file/read-catalogue.ts';
import { samplePackage } from './support/catalogue-world.ts';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const fits = ajv.compile(schema);

const sound = samplePackage('P');
const [assessment] = sound.assessments;

/** What an editor underlines is what the program refuses; only ids that stand twice are beyond a schema. */
it.each<[string, unknown]>([
  ['a sound catalogue', { packages: [sound] }],
  ['with the schema named', { $schema: './catalogue.schema.json', packages: [sound] }],
  [
    'everything that may be null',
    {
      packages: [
        {
          ...sound,
          status: { ...sound.status, endDate: null },
          assessments: [{ id: 'A', name: null, summary: null, tests: null }],
        },
      ],
    },
  ],
  ['an empty list', { packages: [] }],
  ['no list', {}],
  ['a field too many', { packages: [sound], companies: [] }],
  ['a field too many in a package', { packages: [{ ...sound, price: 1 }] }],
  ['a field too many in a status', { packages: [{ ...sound, status: { ...sound.status, until: null } }] }],
  [
    'a field too many in a test',
    { packages: [{ ...sound, assessments: [{ ...assessment, tests: [{ id: 'T', level: 1 }] }] }] },
  ],
  ['a name too long', { packages: [{ ...sound, name: 'x'.repeat(51) }] }],
  ['an empty id', { packages: [{ ...sound, id: '' }] }],
  ['a date without a time', { packages: [{ ...sound, status: { startDate: '2026-01-01' } }] }],
  ['a value that there is not', { packages: [{ ...sound, status: { ...sound.status, value: 'Retired' } }] }],
  ['no summary', { packages: [{ ...sound, summary: undefined }] }],
  ['a number for a text', { packages: [{ ...sound, assessments: [{ id: 7 }] }] }],
])('the schema for editors and the program agree about %s', (_, catalogue) => {
  const text = JSON.stringify(catalogue);
  expect(fits(JSON.parse(text))).toBe(readCatalogue(text).ok);
});
