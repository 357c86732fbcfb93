import { describe, expect, it } from 'vitest';
import { unorderedTestProblems } from '../../src/index.ts';

const update = {
  assessments: [
    { assessmentId: 'A', assessmentResults: { tests: [{ id: 'SQL' }, { id: 'EXCEL' }] } },
    { assessmentId: 'B', assessmentResults: {} },
    { assessmentId: 'C', assessmentResults: { tests: [{ id: 'WORD' }] } },
  ],
};

describe('results of an order of single tests', () => {
  it('name the field of each test that was not ordered', () => {
    expect(unorderedTestProblems(update, ['SQL'])).toMatchObject([
      { field: 'assessments[0].assessmentResults.tests[1].id', code: 'unknown_test' },
      { field: 'assessments[2].assessmentResults.tests[0].id', code: 'unknown_test' },
    ]);
  });

  it('are fine when all of their tests were ordered', () => {
    expect(unorderedTestProblems(update, ['WORD', 'EXCEL', 'SQL', 'OTHER'])).toEqual([]);
  });

  it('cannot be checked when the whole package was ordered', () => {
    expect(unorderedTestProblems(update, null)).toEqual([]);
  });
});
