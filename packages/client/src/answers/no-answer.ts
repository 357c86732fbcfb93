import type { Effect } from '../errors/assessment-kit-error.ts';
import { NoAnswerError } from '../errors/no-answer-error.ts';

/** What runtimes say when a connection was never made: nothing can have reached the platform. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * The error for a call without an answer.
 *
 * @param timeout The signal that ends the call when its time is over.
 * @param effect What the failure leaves open, as far as the caller knows; `none` when the connection was never made.
 */
export function noAnswer(operation: string, cause: unknown, timeout: AbortSignal, effect: Effect): NoAnswerError {
  if (timeout.aborted) {
    return new NoAnswerError(`${operation}: no answer in time.`, { operation, cause, effect, reason: 'timeout' });
  }
  const code = codeOf(cause);
  const why = code === null ? '' : ` (${code})`;
  return new NoAnswerError(`${operation}: the connection to the platform failed${why}.`, {
    operation,
    cause,
    effect: code !== null && NEVER_CONNECTED.has(code) ? 'none' : effect,
    reason: 'connection',
  });
}

/** Node's `fetch` hides the reason one or two levels down. */
function codeOf(error: unknown): string | null {
  for (let at = error, depth = 0; depth < 4 && typeof at === 'object' && at !== null; depth += 1) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    at = 'errors' in at && Array.isArray(at.errors) ? at.errors[0] : 'cause' in at ? at.cause : null;
  }
  return null;
}
