import { type FieldRow, fields } from '@assessment-kit/contract/fields';

/** A field of a request, with its limits and where they come from. */
export type FieldLimit = FieldRow;

/**
 * All fields of the body of an operation, in the sequence of the contract.
 *
 * ```ts
 * for (const { path, maxLength } of fieldLimits('updateAssessmentOrder')) console.log(path, maxLength);
 * ```
 *
 * @param operationId Of the contract.
 */
export function fieldLimits(operationId: string): FieldLimit[] {
  return fields.filter((field) => field.operation === operationId && field.in === 'request');
}

/**
 * One field of the body of an operation.
 *
 * ```ts
 * const characters = limitOf('updateAssessmentOrder', 'overallScore')?.maxLength; // 30
 * ```
 *
 * @param operationId Of the contract.
 * @param path For example `assessments[].assessmentResults.score`.
 * @returns `undefined` when the contract knows no such field.
 */
export function limitOf(operationId: string, path: string): FieldLimit | undefined {
  return fieldLimits(operationId).find((field) => field.path === path);
}

/**
 * How many characters a field may have.
 *
 * ```ts
 * const characters = maxLengthOf('upsertOnboardingStatus', 'companyId'); // 9
 * ```
 *
 * @param operationId Of the contract.
 * @param path For example `callbackDetails.successCallbackUrl`.
 * @throws {Error} when the contract limits no such field.
 */
export function maxLengthOf(operationId: string, path: string): number {
  const length = limitOf(operationId, path)?.maxLength;
  if (length === undefined) throw new Error(`The contract has no greatest length of ${operationId} ${path}.`);
  return length;
}

/**
 * The values that a field may have.
 *
 * ```ts
 * const levels = choicesOf<'Assessment' | 'Test'>('upsertCallback', 'orderLevel');
 * ```
 *
 * @param operationId Of the contract.
 * @param path For example `orderLevel`.
 * @throws {Error} when the contract has no list of them.
 */
export function choicesOf<Choice extends string>(operationId: string, path: string): readonly Choice[] {
  const choices = limitOf(operationId, path)?.enum;
  if (choices === undefined) throw new Error(`The contract has no values of ${operationId} ${path}.`);
  return choices as readonly Choice[];
}
