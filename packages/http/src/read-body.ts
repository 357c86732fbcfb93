import { isJsonMediaType, type Problem } from '@assessment-kit/contract/error-body';
import express, { type Request, type RequestHandler } from 'express';

/** Larger bodies are refused with 413. No page of the platform gives a limit; this one is the kit's own. */
export const MAX_BODY_BYTES = 1024 * 1024;

const FORM = 'application/x-www-form-urlencoded';

/** Reads every body as bytes, whatever its media type; what it means is decided per operation. */
export const readBytes: RequestHandler = express.raw({ type: () => true, limit: MAX_BODY_BYTES });

export type ParsedBody = { ok: true; body: unknown } | { ok: false; status: 400 | 415; problem: Problem };

/** The JSON of a request that has to have one. */
export function parseJson(request: Request): ParsedBody {
  if (!isJsonMediaType(request.get('content-type'))) return wrongMediaType('application/json');
  const bytes = bytesOf(request);
  if (bytes.length === 0) return notReadable('field_required', 'The request needs a JSON body.');
  const parsed = parseJsonBytes(bytes);
  return parsed.ok ? { ok: true, body: parsed.value } : notReadable('invalid_json', parsed.message);
}

/** Deeper bodies are refused: writing them out again would exhaust the stack. The contract needs a dozen levels. */
const MAX_DEPTH = 200;

/** JSON in UTF-8. Bytes that are not UTF-8 are refused: replaced by a question mark, a name would be stored wrong. */
export function parseJsonBytes(bytes: Uint8Array): { ok: true; value: unknown } | { ok: false; message: string } {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, message: 'The body is not valid JSON in UTF-8.' };
  }
  if (!isDeeperThan(MAX_DEPTH, value)) return { ok: true, value };
  return { ok: false, message: `The body may be nested at most ${MAX_DEPTH} levels deep.` };
}

/** Level by level: a recursion would exhaust the stack itself. */
function isDeeperThan(depth: number, value: unknown): boolean {
  let level: unknown[] = [value];
  for (let at = 0; at <= depth; at += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** The fields of a form. A field that stands twice keeps its last value. */
export function parseForm(request: Request): ParsedBody {
  if (!request.is(FORM)) return wrongMediaType(FORM);
  return { ok: true, body: Object.fromEntries(new URLSearchParams(bytesOf(request).toString('utf8'))) };
}

function bytesOf(request: Request): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

function wrongMediaType(wanted: string): ParsedBody {
  const message = `Content-Type must be ${wanted}.`;
  return { ok: false, status: 415, problem: { field: 'Content-Type', code: 'unsupported_media_type', message } };
}

function notReadable(code: string, message: string): ParsedBody {
  return { ok: false, status: 400, problem: { field: 'body', code, message } };
}
