import type { Schema } from '@assessment-kit/contract';

/**
 * Where an assessment of a package, or a test of an assessment, has the id of one before it. Results are addressed by
 * these ids, so within a package each may stand only once (inferred; whether the platform refuses it is unknown).
 *
 * ```ts
 * const repeated = duplicateIds({ assessments: [{ id: 'sql' }, { id: 'sql' }] });
 * ```
 *
 * @returns Fields such as `assessments[1].id` and `assessments[0].tests[2].id`.
 */
export function duplicateIds({ assessments }: Pick<Schema<'AssessmentPackage'>, 'assessments'>): string[] {
  return [
    ...repeatedIds(assessments).map((index) => `assessments[${index}].id`),
    ...assessments.flatMap(({ tests }, at) =>
      repeatedIds(tests ?? []).map((index) => `assessments[${at}].tests[${index}].id`),
    ),
  ];
}

/**
 * Indexes of the things whose id stood before them in the list.
 *
 * ```ts
 * repeatedIds([{ id: 'a' }, { id: 'a' }]);
 * ```
 *
 * @param things In the sequence in which they are named.
 */
export function repeatedIds(things: readonly { id: string }[]): number[] {
  const seen = new Set<string>();
  return things.flatMap(({ id }, index) => {
    if (seen.has(id)) return [index];
    seen.add(id);
    return [];
  });
}
