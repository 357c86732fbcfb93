import type { Effect } from '../errors/assessment-kit-error.ts';
import { NoAnswerError } from '../errors/no-answer-error.ts';
import { type AttemptFacts, doubtOf, factsWith } from './attempt-facts.ts';
import { codeOf, safeCause } from './safe-cause.ts';

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
 * @param timedOut Whether the time of the attempt was over.
 * @param last What the failure leaves open, as far as the caller knows; `none` when the connection was never made.
 */
export function noAnswer(attempt: AttemptFacts, error: unknown, timedOut: boolean, last: Effect): NoAnswerError {
  const { operation } = attempt;
  const cause = safeCause(error);
  if (timedOut) {
    const facts = factsWith(attempt, last);
    return new NoAnswerError(`${operation}: no answer in time.${doubtOf(facts)}`, {
      ...facts,
      cause,
      reason: 'timeout',
    });
  }
  const code = codeOf(cause);
  const why = code === null ? '' : ` (${code})`;
  const facts = factsWith(attempt, code !== null && NEVER_CONNECTED.has(code) ? 'none' : last);
  const message = `${operation}: the connection to the platform failed${why}.${doubtOf(facts)}`;
  return new NoAnswerError(message, { ...facts, cause, reason: 'connection' });
}
