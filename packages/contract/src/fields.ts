export type { FieldRow } from './field-row.ts';
export { fields } from './generated/assessments/fields.ts';
