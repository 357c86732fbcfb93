import type { FieldProblem } from './field-problem.ts';
import type { Schema } from './index.ts';

/** One entry of a refusal: the field, a code for programs, a sentence for people. Never holds the value that was sent. */
export interface Problem {
  field: string | null;
  code: string;
  message: string;
}

/**
 * A 4xx body in the platform's format (`S2`), with a new correlation id.
 *
 * ```ts
 * const body = errorList([{ field: 'name', code: 'field_required', message: 'name is required.' }]);
 * ```
 *
 * @param problems What is wrong, in the sequence in which it is told.
 */
export function errorList(problems: readonly Problem[]): Schema<'ErrorList'> {
  return {
    CorrelationId: crypto.randomUUID(),
    Count: problems.length,
    Values: problems.map(({ field, code, message }) => ({ Fields: field, Code: code, Message: message })),
  };
}

/**
 * A 5xx body in the platform's format (`S2`), with a new correlation id.
 *
 * ```ts
 * const body = serverError('internal_error', 'The server failed.');
 * ```
 *
 * @param code For programs.
 * @param message For people; never about the cause.
 */
export function serverError(code: string, message: string): Schema<'ServerError'> {
  return { CorrelationId: crypto.randomUUID(), Value: { Code: code, Message: message } };
}

/**
 * Codes by broken rule. `field_required` and `greater_then` are the platform's (`S2`, certain); its full list is not
 * public, so all others are the kit's own.
 */
const CODES: Record<string, string> = {
  required: 'field_required',
  exclusiveMinimum: 'greater_then',
  minimum: 'too_small',
  maximum: 'too_great',
  minLength: 'too_short',
  maxLength: 'too_long',
  enum: 'invalid_value',
  const: 'invalid_value',
  type: 'invalid_type',
  format: 'invalid_format',
};

/**
 * What a validator found, as entries of a refusal. A problem of the whole body has the field `body`.
 *
 * ```ts
 * const problems = problemsOf(checkBody('upsertCallback', {}));
 * ```
 *
 * @param fieldProblems As `checkBody` and the other checks give them.
 */
export function problemsOf(fieldProblems: readonly FieldProblem[]): Problem[] {
  return fieldProblems.map(({ field, rule, message }) => ({
    field: field === '' ? 'body' : field,
    code: CODES[rule] ?? 'invalid_value',
    message,
  }));
}

/** `application/json`, `application/json-patch+json`, `text/json` and any `application/…+json` (`CB-put-new`, `RCP`). */
const JSON_MEDIA_TYPE = /^\s*(application\/(json|[\w.-]+\+json)|text\/json)\s*(;|$)/i;

/**
 * Whether a `Content-Type` announces JSON, in one of the forms that the platform's pages show.
 *
 * ```ts
 * isJsonMediaType('application/json; charset=utf-8'); // true
 * ```
 *
 * @param contentType The header; `undefined` when there is none.
 */
export function isJsonMediaType(contentType: string | undefined): boolean {
  return JSON_MEDIA_TYPE.test(contentType ?? '');
}
