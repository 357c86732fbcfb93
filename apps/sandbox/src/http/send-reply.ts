import type { Response } from 'express';

export interface SentReply {
  status: number;
  body?: unknown;
  headers?: Readonly<Record<string, string>> | undefined;
}

/** `{orderId}` of the contract as `:orderId`: Express 5 reads braces as optional text. */
export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

export function sendReply(response: Response, { status, body, headers }: SentReply): void {
  response.status(status);
  if (headers) response.set(headers);
  if (body === undefined) response.end();
  else response.json(body);
}
