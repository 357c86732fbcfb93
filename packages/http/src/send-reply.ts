import type { Response } from 'express';

export interface SentReply {
  status: number;
  body?: unknown;
  headers?: Readonly<Record<string, string>> | undefined;
}

export function sendReply(response: Response, { status, body, headers }: SentReply): void {
  response.status(status);
  if (headers) response.set(headers);
  if (body === undefined) response.end();
  else response.json(body);
}
