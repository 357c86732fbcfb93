import type { ServerResponse } from 'node:http';

/**
 * Lets the server work, and keeps its answer back at the moment when it would leave.
 *
 * Answers of the platform's operations leave as a whole, by one call of `end`.
 *
 * @param decide What becomes of it: is given the body, while status and headers are set but not sent.
 */
export function keepAnswerBack(response: ServerResponse, decide: (body: Buffer) => void): void {
  const { end } = response;
  response.end = ((body?: string | Uint8Array) => {
    response.end = end;
    decide(body === undefined ? Buffer.alloc(0) : Buffer.from(body as string));
    return response;
  }) as ServerResponse['end'];
}
