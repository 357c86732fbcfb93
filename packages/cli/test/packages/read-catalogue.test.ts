import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/packages/file/read-catalogue.ts';
import { showMistakes } from '../../src/packages/file/show-mistakes.ts';

const SOUND = `packages:
  - id: business-analyst
    name: Business Analyst
    summary: Two tests
    status: { startDate: 2026-01-01T00:00:00Z, endDate: null }
    assessments:
      - id: baa
        tests:
          - &sql { id: sql, name: SQL }
          - id: excel
      - id: baa-2
        tests: [*sql]
`;

/** Place, field, rule and limit of each mistake. */
function mistakesIn(text: string) {
  const read = readCatalogue(text);
  if (read.ok) throw new Error('It has no mistake.');
  return read.mistakes.map(({ line, column, length, field, rule, limit }) => ({
    at: `${line}:${column}+${length}`,
    field,
    rule,
    ...(limit === undefined ? {} : { limit }),
  }));
}

const changed = (from: string, to: string) => {
  expect(SOUND).toContain(from);
  return SOUND.replace(from, to);
};

describe('a catalogue', () => {
  it('is read as the contract wants its packages, dates as the texts they are, anchors as what they stand for', () => {
    expect(readCatalogue(SOUND)).toEqual({
      ok: true,
      packages: [
        {
          id: 'business-analyst',
          name: 'Business Analyst',
          summary: 'Two tests',
          status: { startDate: '2026-01-01T00:00:00Z', endDate: null },
          assessments: [
            { id: 'baa', tests: [{ id: 'sql', name: 'SQL' }, { id: 'excel' }] },
            { id: 'baa-2', tests: [{ id: 'sql', name: 'SQL' }] },
          ],
        },
      ],
    });
  });

  it('may be JSON, with the schema for editors in it', () => {
    const packages = [
      { id: 'P', name: 'P', summary: 'P', status: { startDate: '2026-01-01T00:00:00Z' }, assessments: [] },
    ];
    const text = JSON.stringify({ $schema: './catalogue.schema.json', packages }, null, '\t');
    expect(readCatalogue(text)).toEqual({ ok: true, packages });
  });
});

describe('a mistake is told with its line, its column and the limit it breaks:', () => {
  it.each([
    ['a name that is too long', 'Business Analyst', 'x'.repeat(51), '3:11+51', 'packages[0].name', 'maxLength', 50],
    [
      'a text that is a number',
      'id: excel',
      'id: 12',
      '10:17+2',
      'packages[0].assessments[0].tests[1].id',
      'type',
      'string',
    ],
    [
      'a date without a time',
      '2026-01-01T00:00:00Z',
      '2026-01-01',
      '5:26+10',
      'packages[0].status.startDate',
      'format',
      'date-time',
    ],
    [
      'a value that there is not',
      'endDate: null',
      'value: active',
      '5:55+6',
      'packages[0].status.value',
      'enum',
      ['Active', 'Inactive', 'Deleted', 'Unknown'],
    ],
    ['an empty id', 'id: baa\n', "id: ''\n", '7:13+2', 'packages[0].assessments[0].id', 'minLength', 1],
  ])('%s', (_, from, to, at, field, rule, limit) => {
    expect(mistakesIn(changed(from, to))).toEqual([{ at, field, rule, limit }]);
  });

  it('a field that is missing, at what it is missing from', () => {
    expect(mistakesIn(changed('    summary: Two tests\n', ''))).toEqual([
      { at: '2:5+20', field: 'packages[0].summary', rule: 'required' },
    ]);
  });

  it('a value that is missing, at its name', () => {
    expect(mistakesIn(changed('summary: Two tests', 'summary:'))).toEqual([
      { at: '4:5+7', field: 'packages[0].summary', rule: 'type', limit: 'string' },
    ]);
  });

  it('a field that is not known, with the one that was meant', () => {
    const read = readCatalogue(changed('summary: Two', 'Sumary: Two'));
    const [, unknown] = read.ok ? [] : read.mistakes;
    expect(unknown).toMatchObject({
      line: 4,
      column: 5,
      length: 6,
      field: 'packages[0].Sumary',
      rule: 'unknown_field',
    });
    expect(unknown?.hint).toBe('Did you mean summary?');
    expect(unknown?.message).toContain('can have id, name, summary, status, assessments.');
  });

  it.each([
    ['start_date', 'status: { start_date: 2026-01-01T00:00:00Z }', 'Did you mean startDate?'],
    ['enddate', 'status: { startDate: 2026-01-01T00:00:00Z, enddate: null }', 'Did you mean endDate?'],
    ['colour', 'status: { startDate: 2026-01-01T00:00:00Z, colour: red }', undefined],
  ])('of the field %s', (_, status, hint) => {
    const text = changed('status: { startDate: 2026-01-01T00:00:00Z, endDate: null }', status);
    const read = readCatalogue(text);
    const unknown = read.ok ? undefined : read.mistakes.find(({ rule }) => rule === 'unknown_field');
    expect(unknown).toBeDefined();
    expect(unknown?.hint).toBe(hint);
  });

  it('ids that stand twice, of packages, assessments and tests, also beside other mistakes', () => {
    const twice = changed('id: excel', 'id: sql').replace('id: baa-2', 'id: baa');
    const text = `${twice}  - { id: business-analyst, name: B, summary: B, assessments: [] }\n`;
    expect(mistakesIn(text)).toEqual([
      { at: '10:17+3', field: 'packages[0].assessments[0].tests[1].id', rule: 'duplicate_id' },
      { at: '11:13+3', field: 'packages[0].assessments[1].id', rule: 'duplicate_id' },
      { at: '13:5+62', field: 'packages[1].status', rule: 'required' },
      { at: '13:11+16', field: 'packages[1].id', rule: 'duplicate_id' },
    ]);
  });

  it('an id that would call another path', () => {
    expect(mistakesIn(changed('id: business-analyst', 'id: ..'))).toEqual([
      { at: '2:9+2', field: 'packages[0].id', rule: 'not_in_a_path' },
    ]);
  });

  it.each([
    ['what is no YAML', 'packages: [', 'syntax'],
    ['a name that stands twice', 'packages: []\npackages: []\n', 'syntax'],
    ['an empty file', '', 'type'],
    ['a list', '- id: x', 'type'],
    ['no packages', 'package: []', 'unknown_field'],
    ['packages that are no list', 'packages: {}', 'type'],
    ['an empty list', 'packages: []', 'minItems'],
    ['a package that is none', 'packages: [null]', 'type'],
    ['an anchor in a circle', 'packages: &all [*all]', 'type'],
  ])('%s', (_, text, rule) => {
    expect(mistakesIn(text)[0]).toMatchObject({ rule });
  });

  it('a file of anchors that would fill the memory', () => {
    const rows = Array.from({ length: 12 }, (_, at) => {
      const of = at === 0 ? 'x' : `*a${at - 1}`;
      return `a${at}: &a${at} [${Array.from({ length: 9 }, () => of).join(', ')}]`;
    });
    expect(mistakesIn(rows.join('\n'))).toEqual([{ at: '1:1+1', field: '', rule: 'syntax' }]);
  });
});

it('shows each mistake with its line underlined, in the sequence of the file', () => {
  const text = changed('name: Business Analyst', `name: ${'x'.repeat(51)}`).replace('id: excel', 'id: 12');
  const read = readCatalogue(text);
  expect(showMistakes('catalog.yaml', text, read.ok ? [] : read.mistakes)).toBe(
    [
      'catalog.yaml:3:11  packages[0].name must have at most 50 characters. It has 51.',
      '  2 |   - id: business-analyst',
      `> 3 |     name: ${'x'.repeat(51)}`,
      `    |           ${'^'.repeat(51)}`,
      '',
      'catalog.yaml:10:17  packages[0].assessments[0].tests[1].id must be a text. Put it in quotes.',
      '   9 |           - &sql { id: sql, name: SQL }',
      '> 10 |           - id: 12',
      '     |                 ^^',
      '',
    ].join('\n'),
  );
});

it('shows a place far out in a long line, and nothing that a terminal would obey', () => {
  const text = `packages: [{ id: "P", summary: "${'s'.repeat(240)}", name: "\u001b[31m${'n'.repeat(60)}" }]`;
  const read = readCatalogue(text);
  const shown = showMistakes('c.json', text, read.ok ? [] : read.mistakes);
  expect(shown).not.toContain('\u001b');
  for (const line of shown.split('\n').filter((each) => each.startsWith('>'))) expect(line.length).toBeLessThan(110);
  expect(shown).toContain('name: "');
});
