import { beforeAll, describe, expect, it } from 'vitest';
import { type Change, type Finding, lintChanged } from './lint.ts';

const THING = 'components/schemas/Thing.yaml';

function broken(name: string, from: string | RegExp, to: string, ...says: string[]) {
  const changes: Change[] = [{ file: THING, from, to }];
  return { name, changes, says };
}

const FOLLOW = '`follow` must be the value of one of the readings.';

const cases = [
  broken(
    'a register that is no list',
    /x-discrepancy:[\s\S]*/,
    'x-discrepancy: none\n',
    '`x-discrepancy` must be a list.',
  ),
  broken(
    'an entry that is a text',
    /x-discrepancy:[\s\S]*/,
    'x-discrepancy: [none]\n',
    'A discrepancy must be an object.',
  ),
  broken('an entry without an id', '- id: thing-name\n    title', '- title', '`id` must be in kebab-case.'),
  broken('an id in another spelling', 'thing-name', 'thingName', '`id` must be in kebab-case.'),
  broken('an id that is a number', 'thing-name', '12', '`id` must be in kebab-case.'),
  broken('an id that another entry has', 'thing-name', 'maker-name', 'The id `maker-name` is used twice.'),
  broken('an entry without a title', / {4}title: .*\n/, '', '`title` must be a text.'),
  broken('an entry without a reason', '    why: The newest page.\n', '', '`why` must be a text.'),
  broken('an empty reason', 'why: The newest page.', "why: ''", '`why` must be a text.'),
  broken(
    'an entry that does not say whether a server shows it',
    'serverVisible: true',
    'serverVisible: perhaps',
    '`serverVisible` must be true or false.',
  ),
  broken('a single reading', / {6}- \{ value: title.*\n/, '', '`readings` must list at least two.'),
  broken('no readings', / {4}readings:\n.*\n.*\n/, '', '`readings` must list at least two.', FOLLOW),
  broken('a reading that is empty', '    readings:\n', '    readings:\n      -\n', 'A reading must be an object.'),
  broken('a reading without a value', 'value: title, ', '', '`value` of a reading must be a text.'),
  broken('a reading that says nothing', /, says: .*(?=, page: S0)/, '', '`says` of a reading must be a text.'),
  broken(
    'a reading from an unknown page',
    'page: S0',
    'page: S99',
    '`page` must be a code of sources.yaml; `S99` is not.',
  ),
  broken('following a reading that is not listed', 'follow: name', 'follow: label', FOLLOW),
  broken('following none of the readings', '    follow: name\n', '', FOLLOW),
];

describe('the linter', () => {
  let findings: Finding[][];

  beforeAll(async () => {
    findings = await lintChanged(cases.map(({ changes }) => changes));
  }, 60_000);

  it.each(cases.map((each, index) => ({ ...each, index })))('refuses $name in the discrepancies', ({ says, index }) => {
    const found = findings[index] ?? [];
    expect([...new Set(found.map(({ message }) => message))]).toEqual(says);
    expect(new Set(found.map(({ ruleId }) => ruleId))).toEqual(new Set(['assessment-kit/discrepancy-shape']));
  });

  it('takes an entry of a file that is used in several places for one entry', async () => {
    const [found] = await lintChanged([
      [{ file: THING, from: '  maker:', to: '  owner:\n    $ref: Maker.yaml\n  maker:' }],
    ]);
    expect(found).toEqual([]);
  });
});
