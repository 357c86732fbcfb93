import { isJsonMediaType, type Problem } from '@assessment-kit/contract/error-body';
import type { OperationRequest } from './operation-request.ts';

const FORM = 'application/x-www-form-urlencoded';
const FORM_MEDIA_TYPE = /^\s*application\/x-www-form-urlencoded\s*(;|$)/i;

export type ParsedBody = { ok: true; body: unknown } | { ok: false; status: 400 | 415; problem: Problem };

/** The JSON of a request that has to have one. */
export function parseJson(request: OperationRequest): ParsedBody {
  if (!isJsonMediaType(request.get('content-type'))) return wrongMediaType('application/json');
  const { body: bytes } = request;
  if (bytes.length === 0) return notReadable('field_required', 'The request needs a JSON body.');
  const parsed = parseJsonBytes(bytes);
  return parsed.ok ? { ok: true, body: parsed.value } : notReadable('invalid_json', parsed.message);
}

/** Deeper bodies are refused: writing them out again would exhaust the stack. The contract needs a dozen levels. */
const MAX_DEPTH = 200;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * JSON in UTF-8. Bytes that are not UTF-8 are refused: replaced by a question mark, a name would be stored wrong.
 *
 * @returns What the bytes hold, and their text without a byte order mark.
 */
export function parseJsonBytes(
  bytes: Uint8Array,
): { ok: true; value: unknown; text: string } | { ok: false; message: string } {
  let value: unknown;
  let text: string;
  try {
    text = utf8.decode(bytes);
    value = JSON.parse(text);
  } catch {
    return { ok: false, message: 'The body is not valid JSON in UTF-8.' };
  }
  if (!hasLevels(MAX_DEPTH + 1, value)) return { ok: true, value, text };
  return { ok: false, message: `The body may be nested at most ${MAX_DEPTH} levels deep.` };
}

/** Whether a value has something `count` levels below it. It goes no deeper than that, so the stack is safe. */
function hasLevels(count: number, value: unknown): boolean {
  if (count === 0) return true;
  if (typeof value !== 'object' || value === null) return false;
  // `for in` over a list makes a text of each index, and took longer than reading the JSON.
  if (Array.isArray(value)) {
    for (const item of value) if (hasLevels(count - 1, item)) return true;
    return false;
  }
  for (const key in value) if (hasLevels(count - 1, (value as Record<string, unknown>)[key])) return true;
  return false;
}

/** The fields of a form. A field that stands twice keeps its last value. */
export function parseForm(request: OperationRequest): ParsedBody {
  if (!FORM_MEDIA_TYPE.test(request.get('content-type') ?? '')) return wrongMediaType(FORM);
  return { ok: true, body: Object.fromEntries(new URLSearchParams(request.body.toString('utf8'))) };
}

function wrongMediaType(wanted: string): ParsedBody {
  const message = `Content-Type must be ${wanted}.`;
  return { ok: false, status: 415, problem: { field: 'Content-Type', code: 'unsupported_media_type', message } };
}

function notReadable(code: string, message: string): ParsedBody {
  return { ok: false, status: 400, problem: { field: 'body', code, message } };
}
