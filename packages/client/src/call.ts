import { type OperationId, operationRoutes, type paths } from '@assessment-kit/contract';
import type { Client as OpenapiClient } from 'openapi-fetch';
import type { AttemptFacts } from './answers/attempt-facts.ts';
import { errorOf, named } from './answers/error-of.ts';
import { noAnswer } from './answers/no-answer.ts';
import { type CallOptions, checkCallDefaults, type Preflight } from './client-options.ts';
import { AssessmentKitError, type Effect } from './errors/assessment-kit-error.ts';
import { RequestRejectedError } from './errors/request-rejected-error.ts';
import { UnexpectedAnswerError } from './errors/unexpected-answer-error.ts';
import { observedFetch, type RequestEvent, tellRetry } from './hooks/hooks.ts';
import { mayRepeat, reportsOf } from './retry/may-repeat.ts';
import { repeat } from './retry/repeat.ts';
import { timeLimit } from './retry/time-limit.ts';
import { type SplitParameters, splitParameters } from './split-parameters.ts';
import type { Transport } from './transport.ts';

export type Raw = OpenapiClient<paths>;

/** `openapi-fetch` without its types: which operation is called is known at run time only. */
type UntypedRequest = (
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

export interface Connection {
  raw: Raw;
  /** What lies below the token: what its `fetch` is given goes out. */
  transport: Transport;
  /** Puts the token on top of a `fetch`. */
  authorize: (fetch: Transport['fetch']) => Transport['fetch'];
  testMode: boolean;
  preflight: Preflight | undefined;
}

/**
 * Calls an operation, again after a failure where the operation allows it.
 *
 * @param input Parameters by their names, and `body`.
 * @throws {AssessmentKitError} for everything that can go wrong on the way, or the reason of `signal`.
 * @throws {TypeError} when an option is wrong, an id is missing, or the body or a header cannot be sent.
 */
export async function call(
  connection: Connection,
  operation: OperationId,
  input: Readonly<Record<string, unknown>>,
  options: CallOptions,
): Promise<unknown> {
  checkCallDefaults(options);
  options.signal?.throwIfAborted();
  const { transport, preflight } = connection;
  const { body, ...given } = input;
  const parameters = splitParameters(operation, given);
  const problems = (await preflight?.(operation, input)) ?? [];
  if (problems.length > 0) {
    const message = `${operation} was not sent${named(problems)}.`;
    throw new RequestRejectedError(message, { operation, attempts: 0, problems });
  }

  const { method, path } = operationRoutes[operation];
  const event = { operation, method: method.toUpperCase(), path, ids: parameters.path };
  const reports = reportsOf(operation, body);
  let ambiguous: AssessmentKitError | null = null;
  try {
    return await repeat(
      (attempt, leftMs) => {
        const earlier: Effect = ambiguous ? 'unknown' : 'none';
        const timeoutMs = Math.min(options.timeoutMs ?? transport.timeoutMs, leftMs);
        const sending = { event: { ...event, attempt }, parameters, body, timeoutMs };
        return send(connection, sending, options, { operation, attempts: attempt, earlier, reports });
      },
      {
        maxRetries: options.maxRetries ?? transport.maxRetries,
        deadlineMs: options.deadlineMs ?? transport.deadlineMs,
        timing: transport.timing,
        signal: options.signal,
        mayRepeat(error) {
          if (error.operation === operation && error.effect === 'unknown') ambiguous = error;
          return mayRepeat(operation, body, error);
        },
        onRetry: (attempt, waitMs, error) => tellRetry(transport.hooks, { ...event, attempt }, waitMs, error),
      },
    );
  } catch (error) {
    // No token for the repeat: that says nothing about the attempt that may have acted.
    if (ambiguous && error instanceof AssessmentKitError && error.operation !== operation) throw ambiguous;
    throw error;
  }
}

interface Sending {
  event: RequestEvent;
  parameters: SplitParameters;
  body: unknown;
  timeoutMs: number;
}

/** One attempt. */
async function send(
  { raw, transport, authorize, testMode }: Connection,
  { event, parameters, body, timeoutMs }: Sending,
  options: CallOptions,
  facts: AttemptFacts,
): Promise<unknown> {
  const limit = timeLimit(timeoutMs, options.signal);
  const fetch = observedFetch(transport.fetch, transport.hooks, event);
  let begun = false;
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
    params: parameters,
    headers: { ...options.headers, ...((options.testMode ?? testMode) ? { testMode: 'true' } : {}) },
    signal: limit.signal,
    parseAs: 'text',
    fetch: (request: Request) => {
      begun = true;
      return authorize(watched)(request);
    },
  };

  let response: Response;
  let text: string;
  try {
    const answer = await (raw.request as unknown as UntypedRequest)(event.method.toLowerCase(), event.path, init);
    response = answer.response;
    if (!response.ok) throw errorOf(facts, response, textOf(answer.error), transport.timing.now());
    text = typeof answer.data === 'string' ? answer.data : '';
  } catch (error) {
    // No request could be made: a body that is no JSON, or a header that is none. Trying again changes nothing.
    if (error instanceof AssessmentKitError || !begun) throw error;
    options.signal?.throwIfAborted();
    throw noAnswer(facts, error, limit.over(), sent ? 'unknown' : 'none');
  } finally {
    limit.stop();
  }
  return parsed(facts, response, text);
}

/** `openapi-fetch` has parsed error bodies already when they were JSON. */
function textOf(error: unknown): string {
  return typeof error === 'string' ? error : (JSON.stringify(error) ?? '');
}

function parsed({ operation, attempts, reports }: AttemptFacts, { status }: Response, text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    const message = `${operation} was answered with ${status}, but the body is not JSON.`;
    throw new UnexpectedAnswerError(message, { operation, status, attempts, reportsInDoubt: reports });
  }
}
