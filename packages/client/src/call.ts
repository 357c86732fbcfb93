import { type OperationId, operationRoutes } from '@assessment-kit/contract';
import type { AttemptFacts } from './answers/attempt-facts.ts';
import { errorOf } from './answers/error-of.ts';
import { noAnswer } from './answers/no-answer.ts';
import { type CallOptions, checkCallDefaults, type Preflight } from './client-options.ts';
import { AssessmentKitError, type Effect } from './errors/assessment-kit-error.ts';
import { notSent } from './errors/not-sent.ts';
import { UnexpectedAnswerError } from './errors/unexpected-answer-error.ts';
import { observed, type RequestEvent, tellRetry } from './hooks/hooks.ts';
import { requestUrl } from './request-url.ts';
import { mayRepeat, reportsOf } from './retry/may-repeat.ts';
import { repeat } from './retry/repeat.ts';
import { timeLimit } from './retry/time-limit.ts';
import { authorized, type Progress } from './token/authorized.ts';
import type { TokenSource } from './token/token-source.ts';
import type { PlainHeaders, Transport } from './transport.ts';

export interface Connection {
  transport: Transport;
  tokens: TokenSource;
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
  const { body } = input;
  const { url, ids } = requestUrl(operation, input);
  const text = body === undefined ? null : JSON.stringify(body);
  const headers = headersOf(options, text !== null, options.testMode ?? connection.testMode);
  const problems = preflight ? await preflight(operation, input) : [];
  if (problems.length > 0) throw notSent(operation, problems);

  const { method, path } = operationRoutes[operation];
  const event = { operation, method: method.toUpperCase(), path, ids };
  const reports = reportsOf(operation, body);
  let ambiguous: AssessmentKitError | null = null;
  try {
    return await repeat(
      (attempt, leftMs) => {
        const earlier: Effect = ambiguous ? 'unknown' : 'none';
        const timeoutMs = Math.min(options.timeoutMs ?? transport.timeoutMs, leftMs);
        const sending = { event: { ...event, attempt }, url: transport.baseUrl + url, headers, body: text, timeoutMs };
        return send(connection, sending, options.signal, { operation, attempts: attempt, earlier, reports });
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

/** @throws {TypeError} when one of the caller's is no header. */
function headersOf({ headers }: CallOptions, hasBody: boolean, testMode: boolean): PlainHeaders {
  return {
    ...(hasBody && { 'content-type': 'application/json' }),
    ...(headers && Object.fromEntries(new Headers(headers))),
    ...(testMode && { testmode: 'true' }),
  };
}

interface Sending {
  event: RequestEvent;
  url: string;
  headers: PlainHeaders;
  body: string | null;
  timeoutMs: number;
}

/** One attempt. */
async function send(
  { transport, tokens }: Connection,
  { event, url, headers, body, timeoutMs }: Sending,
  outer: AbortSignal | undefined,
  facts: AttemptFacts,
): Promise<unknown> {
  const limit = timeLimit(timeoutMs, outer);
  const { method } = event;
  const { signal } = limit;
  const sendOnce = observed(transport.send, transport.hooks, event);
  const progress: Progress = { sent: false };
  let response: Response;
  let text: string;
  try {
    response = await authorized(tokens, signal, progress, (authorization) =>
      sendOnce(url, { method, headers: { ...headers, authorization }, body, redirect: 'manual', signal }),
    );
    text = await response.text();
  } catch (error) {
    if (error instanceof AssessmentKitError) throw error;
    outer?.throwIfAborted();
    throw noAnswer(facts, error, limit.over(), progress.sent ? 'unknown' : 'none');
  } finally {
    limit.stop();
  }
  if (!response.ok) throw errorOf(facts, response, text, transport.timing.now());
  return parsed(facts, response, text);
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
