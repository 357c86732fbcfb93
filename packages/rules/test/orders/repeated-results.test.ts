import { describe, expect, it } from 'vitest';
import { repeatedResultProblems } from '../../src/index.ts';

const tests = (...tests: { id: string; score?: { value: string; attempt: number } }[]) => ({
  assessments: [{ assessmentId: 'A', assessmentResults: { tests } }],
});
const score = (attempt: number) => ({ value: '80', attempt });

describe('results that name something twice', () => {
  it('name the field of each assessment that was named before', () => {
    const update = { assessments: ['A', 'B', 'A', 'A'].map((assessmentId) => ({ assessmentId })) };
    expect(repeatedResultProblems(update)).toEqual(
      [2, 3].map((index) => ({
        field: `assessments[${index}].assessmentId`,
        code: 'duplicate_id',
        message: `assessments[${index}].assessmentId names this assessment a second time.`,
      })),
    );
  });

  it.each([
    ['without a score', tests({ id: 'SQL' }, { id: 'EXCEL' }, { id: 'SQL' })],
    ['with the same attempt', tests({ id: 'SQL', score: score(1) }, { id: 'EXCEL' }, { id: 'SQL', score: score(1) })],
  ])('name the field of a test that was named before, %s', (_, update) => {
    expect(repeatedResultProblems(update)).toMatchObject([
      { field: 'assessments[0].assessmentResults.tests[2].id', code: 'duplicate_id' },
    ]);
  });

  it.each([
    ['two attempts at a test', tests({ id: 'SQL', score: score(1) }, { id: 'SQL', score: score(2) })],
    ['an attempt and the status of the test', tests({ id: 'SQL', score: score(1) }, { id: 'SQL' })],
    [
      'the same test of two assessments',
      { assessments: ['A', 'B'].map((id) => ({ assessmentId: id, assessmentResults: { tests: [{ id: 'SQL' }] } })) },
    ],
    ['nothing', {}],
  ])('are not those with %s', (_, update) => {
    expect(repeatedResultProblems(update)).toEqual([]);
  });
});
