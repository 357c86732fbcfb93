import type { OperationId } from '@assessment-kit/contract';
import { errorList, serverError } from '@assessment-kit/contract/error-body';
import { declaredForm } from './declared-form.ts';

/** The status of the fault `error-before` when it names none. */
export const USUAL_STATUS = 503;

const RETIRED = { code: 'resource_retired', message: 'This version is retired. Use v2.' };

/** A code and a sentence for each status that means something of its own. */
const SAID: Readonly<Record<number, { code: string; message: string }>> = {
  301: RETIRED,
  401: { code: 'unauthorized', message: 'The token is missing, has expired, or belongs to another environment.' },
  403: { code: 'forbidden', message: 'This is not permitted.' },
  404: { code: 'not_found', message: 'There is no such resource.' },
  409: RETIRED,
  415: { code: 'unsupported_media_type', message: 'The media type is not supported.' },
  429: { code: 'too_many_requests', message: 'Too many requests.' },
  500: { code: 'internal_error', message: 'The server failed.' },
};
const OTHER_REFUSAL = { code: 'refused', message: 'The request was refused.' };
const OTHER_FAILURE = { code: 'unavailable', message: 'The service is not available. Nothing was stored.' };

/** Headers that such an answer has elsewhere in the sandbox as well. */
const HEADERS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'WWW-Authenticate': 'Bearer' },
  429: { 'Retry-After': '1' },
};

/**
 * The answer of the fault `error-before`: a status, with the body that the contract declares for it.
 *
 * @param status One that the contract declares for the operation.
 */
export function refusedAnswer(
  operationId: OperationId,
  status: number,
): { status: number; headers: Readonly<Record<string, string>>; body: object } {
  const { code, message } = SAID[status] ?? (status < 500 ? OTHER_REFUSAL : OTHER_FAILURE);
  const form = declaredForm(operationId, status);
  const headers = form === 'TokenError' ? {} : (HEADERS[status] ?? {});
  switch (form) {
    case 'ServerError':
      return { status, headers, body: serverError(code, message) };
    case 'TokenError':
      return { status, headers, body: { error: oauthCode(status), error_description: message } };
    default:
      return { status, headers, body: errorList([{ field: null, code, message }]) };
  }
}

/** The codes of OAuth 2: wrong credentials, or anything else that is wrong with the request. */
function oauthCode(status: number): string {
  return status === 401 || status === 403 ? 'invalid_client' : 'invalid_request';
}
