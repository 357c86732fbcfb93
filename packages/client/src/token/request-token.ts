import { operationTable, type Schema } from '@assessment-kit/contract';
import { errorOf } from '../answers/error-of.ts';
import { noAnswer } from '../answers/no-answer.ts';
import { AuthenticationError } from '../errors/authentication-error.ts';
import { UnexpectedAnswerError } from '../errors/unexpected-answer-error.ts';
import type { Transport } from '../transport.ts';
import { type Credentials, tokenRequest } from './credentials.ts';

const OPERATION = 'issueToken';

/**
 * Asks for an access token (`AUTH`). Whatever goes wrong, the call that needed the token was not sent, so the effect is
 * `none`.
 */
export async function requestToken(transport: Transport, credentials: Credentials): Promise<Schema<'Token'>> {
  const timeout = AbortSignal.timeout(transport.timeoutMs);
  let response: Response;
  let text: string;
  try {
    const url = `${transport.baseUrl}${operationTable[OPERATION].path}`;
    const init = { ...tokenRequest(credentials), redirect: 'manual', signal: timeout } as const;
    response = await transport.fetch(new Request(url, init));
    text = await response.text();
  } catch (error) {
    throw noAnswer(OPERATION, error, timeout, 'none');
  }
  if (response.ok) return readToken(text, response.status);
  if (response.status === 400 || response.status === 401 || response.status === 403) {
    const message = `The platform refused the client id or the client secret with ${response.status}. Do they belong to this environment?`;
    throw new AuthenticationError(message, { operation: OPERATION, status: response.status });
  }
  throw errorOf(OPERATION, response, text, 'none');
}

function readToken(text: string, status: number): Schema<'Token'> {
  try {
    const token = JSON.parse(text) as Schema<'Token'> | null;
    if (typeof token?.access_token === 'string' && token.access_token !== '') return token;
  } catch {
    // Said below, without what was answered: it may hold a token.
  }
  throw new UnexpectedTokenError(`The token endpoint answered ${status} without a token.`, {
    operation: OPERATION,
    status,
  });
}

class UnexpectedTokenError extends UnexpectedAnswerError {
  override readonly effect = 'none';
}
