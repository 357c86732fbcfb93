import type { ServerResponse } from 'node:http';

/** Ends a response with a JSON body. All headers at once: one that was set before makes Node.js handle each by itself. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
): void {
  const text = JSON.stringify(body);
  const own = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  response.writeHead(status, headers ? { ...own, ...headers } : own);
  response.end(text);
}
