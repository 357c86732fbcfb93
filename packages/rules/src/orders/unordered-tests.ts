import type { RuleProblem } from '../rule.ts';
import type { OrderUpdate } from './apply-update.ts';

/**
 * Results of tests that the order does not have.
 *
 * ```ts
 * const problems = unorderedTestProblems({ overallScore: '87' }, []);
 * ```
 *
 * @param update The update, as `updateAssessmentOrder` takes it.
 * @param ordered Ids of the ordered tests, when single tests were ordered: then only they are part of the order (inferred
 *   from `CB-old`). `null`: the whole package was ordered, and the order does not say which tests that are.
 */
export function unorderedTestProblems(update: OrderUpdate, ordered: readonly string[] | null): RuleProblem[] {
  if (ordered === null) return [];
  return (update.assessments ?? []).flatMap(({ assessmentResults }, index) =>
    (assessmentResults?.tests ?? []).flatMap(({ id }, at) => {
      if (ordered.includes(id)) return [];
      const field = `assessments[${index}].assessmentResults.tests[${at}].id`;
      return [{ field, code: 'unknown_test', message: `${field} is not one of the tests that were ordered.` }];
    }),
  );
}
