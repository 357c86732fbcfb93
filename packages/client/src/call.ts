import { type OperationId, operationTable, type paths } from '@assessment-kit/contract';
import type { Client as OpenapiClient } from 'openapi-fetch';
import { errorOf } from './answers/error-of.ts';
import { noAnswer } from './answers/no-answer.ts';
import type { CallOptions } from './client-options.ts';
import { AssessmentKitError } from './errors/assessment-kit-error.ts';
import { UnexpectedAnswerError } from './errors/unexpected-answer-error.ts';

export type Raw = OpenapiClient<paths>;

/** `openapi-fetch` without its types: which operation is called is known at run time only. */
type UntypedRequest = (
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

export interface Connection {
  raw: Raw;
  /** The `fetch` below the token: what it is given goes out. */
  fetch: (request: Request) => Promise<Response>;
  /** Puts the token on top of a `fetch`. */
  authorize: (fetch: Connection['fetch']) => Connection['fetch'];
}

/**
 * Calls an operation.
 *
 * @param input Parameters by their names, and `body`.
 * @throws {AssessmentKitError} for everything that can go wrong on the way, or the reason of `signal`.
 */
export async function call(
  { raw, fetch, authorize }: Connection,
  operation: OperationId,
  input: Readonly<Record<string, unknown>>,
  options: CallOptions & { timeoutMs: number },
): Promise<unknown> {
  const { method, path } = operationTable[operation];
  const { body, ...parameters } = input;
  const timeout = AbortSignal.timeout(options.timeoutMs);
  // While the token is fetched, and after a 401, nothing has reached the operation.
  let sent = false;
  const watched = async (request: Request) => {
    sent = true;
    const response = await fetch(request);
    sent = response.status !== 401;
    return response;
  };
  const init = {
    ...(body === undefined ? {} : { body }),
    params: splitParameters(operation, parameters),
    headers: options.testMode ? { testMode: 'true' } : {},
    signal: options.signal ? AbortSignal.any([timeout, options.signal]) : timeout,
    parseAs: 'stream',
    fetch: authorize(watched),
  };

  let response: Response;
  let text: string;
  try {
    const answer = await (raw.request as unknown as UntypedRequest)(method, path, init);
    response = answer.response;
    if (!response.ok) throw errorOf(operation, response, textOf(answer.error));
    text = response.bodyUsed ? '' : await response.text();
  } catch (error) {
    if (error instanceof AssessmentKitError) throw error;
    options.signal?.throwIfAborted();
    throw noAnswer(operation, error, timeout, sent ? 'unknown' : 'none');
  }
  return parsed(operation, response, text);
}

function splitParameters(operation: OperationId, parameters: Readonly<Record<string, unknown>>) {
  const inPath: readonly string[] = operationTable[operation].pathParameters;
  const split = { path: {} as Record<string, unknown>, query: {} as Record<string, unknown> };
  for (const name of inPath) {
    const value = parameters[name];
    // An empty one would call another path.
    if (typeof value !== 'string' || value === '') throw new TypeError(`${operation}: ${name} is missing.`);
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) split[inPath.includes(name) ? 'path' : 'query'][name] = value;
  }
  return split;
}

/** `openapi-fetch` has parsed error bodies already when they were JSON. */
function textOf(error: unknown): string {
  return typeof error === 'string' ? error : (JSON.stringify(error) ?? '');
}

function parsed(operation: OperationId, response: Response, text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    const { status } = response;
    const message = `${operation} was answered with ${status}, but the body is not JSON.`;
    throw new UnexpectedAnswerError(message, { operation, status });
  }
}
