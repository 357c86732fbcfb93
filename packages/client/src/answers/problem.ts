/** One entry of the platform's refusal. */
export interface Problem {
  /** The field, as the platform names it; `null` when it names none. */
  field: string | null;
  /** For programs, for example `field_required`. No list of codes is public. */
  code: string | null;
  /** For people. */
  message: string | null;
}

export interface DecodedError {
  correlationId: string | null;
  /** Of 4xx bodies. */
  problems: Problem[];
  /** Code of 5xx bodies. */
  code: string | null;
}

const MAX_PROBLEMS = 100;

/**
 * Reads an error body of either format (`S2`).
 *
 * The published samples are in PascalCase while all other JSON of the API is in camelCase, so names are compared without
 * case. A body that is no JSON or has another shape gives an empty result: it must not hide the status.
 */
export function decodeError(text: string): DecodedError {
  const body = lowerCaseKeys(parsed(text));
  const values = Array.isArray(body['values']) ? body['values'].slice(0, MAX_PROBLEMS) : [];
  return {
    correlationId: textOrNull(body['correlationid']),
    problems: values.map((value) => {
      const { fields, code, message } = lowerCaseKeys(value);
      return { field: textOrNull(fields), code: textOrNull(code), message: textOrNull(message) };
    }),
    code: textOrNull(lowerCaseKeys(body['value'])['code']),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function lowerCaseKeys(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), inner]));
}

/** One sample of the platform has a stray blank before the name of a field. */
function textOrNull(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}
