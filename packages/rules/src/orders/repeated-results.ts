import { repeatedIds } from '../packages/duplicate-ids.ts';
import type { RuleProblem } from '../rule.ts';
import type { OrderUpdate } from './apply-update.ts';

/**
 * Where an update says twice what becomes of the same thing: an assessment that was named before, or a test that was named
 * before with the same attempt (or again without one). Only one of the two could hold.
 *
 * A test with two attempts is named twice and is no repetition: id and attempt together tell what is meant (`S3`, certain).
 *
 * ```ts
 * const problems = repeatedResultProblems({ assessments: [{ assessmentId: 'A' }, { assessmentId: 'A' }] });
 * ```
 *
 * @param update The update, as `updateAssessmentOrder` takes it.
 */
export function repeatedResultProblems(update: OrderUpdate): RuleProblem[] {
  const assessments = update.assessments ?? [];
  return [
    ...repeatedIds(assessments.map(({ assessmentId: id }) => ({ id }))).map((index) =>
      problem(`assessments[${index}].assessmentId`, 'this assessment'),
    ),
    ...assessments.flatMap(({ assessmentResults }, at) => {
      const tests = assessmentResults?.tests ?? [];
      return repeatedIds(tests.map(({ id, score }) => ({ id: JSON.stringify([id, score?.attempt]) }))).map((index) =>
        problem(`assessments[${at}].assessmentResults.tests[${index}].id`, 'this attempt at this test'),
      );
    }),
  ];
}

function problem(field: string, what: string): RuleProblem {
  return { field, code: 'duplicate_id', message: `${field} names ${what} a second time.` };
}
