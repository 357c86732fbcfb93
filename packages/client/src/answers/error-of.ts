import type { AssessmentKitError, Effect } from '../errors/assessment-kit-error.ts';
import { AuthenticationError } from '../errors/authentication-error.ts';
import { PlatformFailedError } from '../errors/platform-failed-error.ts';
import { RateLimitedError } from '../errors/rate-limited-error.ts';
import { RequestRejectedError } from '../errors/request-rejected-error.ts';
import { type AttemptFacts, doubtOf, factsWith } from './attempt-facts.ts';
import { decodeError, type Problem } from './problem.ts';
import { retryAfterMs } from './retry-after.ts';

/**
 * The error for an answer that is no success.
 *
 * @param text The body.
 * @param now Epoch ms, for a `Retry-After` that names a date.
 * @param failure What a failure of the platform leaves open; default `unknown`.
 */
export function errorOf(
  attempt: AttemptFacts,
  response: Response,
  text: string,
  now: number,
  failure: Effect = 'unknown',
): AssessmentKitError {
  const { status } = response;
  const { operation } = attempt;
  const { correlationId, problems, code } = decodeError(text);
  const failed = status >= 500 || status === 408;
  const common = factsWith(attempt, failed ? failure : 'none');
  const facts = { ...common, status, correlationId };
  const wait = retryAfterMs(response.headers.get('retry-after'), now);
  const traced = correlationId ? ` (correlation id ${short(correlationId)})` : '';
  const doubt = doubtOf(common);

  if (status === 429) {
    const message = `The platform asks to slow down: ${operation} was answered with 429${traced}.${doubt}`;
    return new RateLimitedError(message, { ...facts, retryAfterMs: wait });
  }
  if (status === 401) {
    const message = `The platform refused the token of ${operation} with 401${traced}. Do the credentials belong to this environment?${doubt}`;
    return new AuthenticationError(message, facts);
  }
  if (failed) {
    const message = `The platform failed: ${operation} was answered with ${status}${traced}.${doubt}`;
    return new PlatformFailedError(message, { ...facts, platformCode: code, retryAfterMs: wait });
  }
  const message = `The platform refused ${operation} with ${status}${traced}${named(problems)}.${doubt}`;
  return new RequestRejectedError(message, { ...facts, problems });
}

const NAMED = 5;

/** Fields and codes only: the platform's sentences may repeat what was sent. */
export function named(problems: readonly Problem[]): string {
  if (problems.length === 0) return '';
  const first = problems.slice(0, NAMED).map(({ field, code }) => short([field, code].filter(Boolean).join(' ')));
  const more = problems.length > NAMED ? ` and ${problems.length - NAMED} more` : '';
  return `: ${first.join(', ')}${more}`;
}

function short(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
