import type { ServerResponse } from 'node:http';
import { errorList, type Problem, serverError } from '@assessment-kit/contract/error-body';

/** Ends a response with a JSON body. */
export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** Ends a response with a 4xx body in the platform's format. */
export function answerProblems(response: ServerResponse, status: number, ...problems: readonly Problem[]): void {
  answerJson(response, status, errorList(problems));
}

/** The database is away or too slow: the sender may come again, and what was stored all the same is stored once. */
export function answerUnavailable(response: ServerResponse): void {
  response.setHeader('retry-after', '5');
  answerJson(
    response,
    503,
    serverError('store_unavailable', 'The database is away or too slow. Send it again later: it is stored once.'),
  );
}

export function answerFailure(response: ServerResponse): string {
  const body = serverError('internal_error', 'The webhook server failed.');
  answerJson(response, 500, body);
  return body.CorrelationId;
}
