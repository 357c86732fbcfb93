/** A field of a request, an answer or a webhook, with its limits and where they come from. */
export interface FieldRow {
  /** The operationId, or the name of a webhook. */
  readonly operation: string;
  /** `request`, `response 200`, `webhook`, `path`, `query` or `header`. */
  readonly in: string;
  /** For example `assessments[].assessmentResults.score`. */
  readonly path: string;
  /** The schema the field is a property of. */
  readonly schema: string | null;
  readonly type: string;
  readonly required: boolean;
  readonly nullable: boolean;
  /** In characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  /** Page codes of `openapi/assessments/sources.yaml`, and whether the page says so. */
  readonly source?: { readonly page: readonly string[]; readonly confidence: string };
}
