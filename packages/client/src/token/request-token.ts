import { operationRoutes, type Schema } from '@assessment-kit/contract';
import type { AttemptFacts } from '../answers/attempt-facts.ts';
import { errorOf } from '../answers/error-of.ts';
import { noAnswer } from '../answers/no-answer.ts';
import { AuthenticationError } from '../errors/authentication-error.ts';
import { UnexpectedAnswerError } from '../errors/unexpected-answer-error.ts';
import { observed, type RequestEvent, tellRetry } from '../hooks/hooks.ts';
import { repeat } from '../retry/repeat.ts';
import { timeLimit } from '../retry/time-limit.ts';
import type { Transport } from '../transport.ts';
import { type Credentials, tokenRequest } from './credentials.ts';

const OPERATION = 'issueToken';

/**
 * Asks for an access token (`AUTH`), again after a failure that may pass. Whatever goes wrong, the call that needed the
 * token was not sent, so the effect is `none`.
 */
export function requestToken(transport: Transport, credentials: Credentials): Promise<Schema<'Token'>> {
  const { method, path } = operationRoutes[OPERATION];
  const event = { operation: OPERATION, method: method.toUpperCase(), path, ids: {} };
  return repeat((attempt, leftMs) => requestOnce(transport, credentials, leftMs, { ...event, attempt }), {
    ...transport,
    mayRepeat: ({ retryable }) => retryable,
    onRetry: (attempt, waitMs, error) => tellRetry(transport.hooks, { ...event, attempt }, waitMs, error),
  });
}

async function requestOnce(
  transport: Transport,
  credentials: Credentials,
  leftMs: number,
  event: RequestEvent,
): Promise<Schema<'Token'>> {
  const limit = timeLimit(Math.min(transport.timeoutMs, leftMs));
  const attempt: AttemptFacts = { operation: OPERATION, attempts: event.attempt, earlier: 'none', reports: [] };
  let response: Response;
  let text: string;
  try {
    const { method, path } = event;
    const outgoing = { ...tokenRequest(credentials), method, redirect: 'manual', signal: limit.signal } as const;
    response = await observed(transport.send, transport.hooks, event)(`${transport.baseUrl}${path}`, outgoing);
    text = await response.text();
  } catch (error) {
    throw noAnswer(attempt, error, limit.over(), 'none');
  } finally {
    limit.stop();
  }
  const { status } = response;
  const facts = { operation: OPERATION, status, attempts: event.attempt, effect: 'none' } as const;
  if (response.ok) {
    const token = tokenIn(text);
    if (token) return token;
    throw new UnexpectedAnswerError(`The token endpoint answered ${status} without a token.`, facts);
  }
  if (status === 400 || status === 401 || status === 403) {
    const message = `The platform refused the client id or the client secret with ${status}. Do they belong to this environment?`;
    throw new AuthenticationError(message, facts);
  }
  throw errorOf(attempt, response, text, transport.timing.now(), 'none');
}

function tokenIn(text: string): Schema<'Token'> | null {
  try {
    const token = JSON.parse(text) as Schema<'Token'> | null;
    return typeof token?.access_token === 'string' && token.access_token !== '' ? token : null;
  } catch {
    // The caller says so, without what was answered: it may hold a token.
    return null;
  }
}
