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
