import { expect, it } from 'vitest';
import { duplicateIds } from '../../src/index.ts';

it('names each assessment and each test whose id stood before it in the same list', () => {
  const tests = [{ id: 'sql' }, { id: 'excel' }, { id: 'sql' }];
  const assessments = [{ id: 'A', tests }, { id: 'B', tests: null }, { id: 'A' }, { id: 'A', tests: [] }];
  expect(duplicateIds({ assessments })).toEqual([
    'assessments[2].id',
    'assessments[3].id',
    'assessments[0].tests[2].id',
  ]);
});

it('lets the same test stand in two assessments', () => {
  const assessments = [
    { id: 'A', tests: [{ id: 'sql' }] },
    { id: 'B', tests: [{ id: 'sql' }] },
  ];
  expect(duplicateIds({ assessments })).toEqual([]);
});
