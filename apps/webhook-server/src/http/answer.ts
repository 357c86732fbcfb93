import type { ServerResponse } from 'node:http';

/** Ends a response with a JSON body. All headers at once: one that was set before makes Node.js handle each by itself. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: readonly string[] = [],
): void {
  const text = JSON.stringify(body);
  const length = String(Buffer.byteLength(text));
  response.writeHead(status, ['content-type', 'application/json', 'content-length', length, ...headers]);
  response.end(text);
}
