import type { ServerResponse } from 'node:http';

export interface SentReply {
  status: number;
  /** Becomes JSON; left out when there is none. */
  body?: unknown;
  headers?: Readonly<Record<string, string>> | undefined;
}

/** Sends a reply, or something else in its place. */
export type ReplyWriter = (response: ServerResponse, reply: SentReply) => void;

/** A reply as it goes over the wire. */
export interface EncodedReply {
  headers: Record<string, string | number>;
  text: string;
}

const NO_CONTENT = 204;

export function encodeReply({ status, body, headers }: SentReply): EncodedReply {
  if (status === NO_CONTENT) return { headers: { ...headers }, text: '' };
  if (body === undefined) return { headers: { 'Content-Length': 0, ...headers }, text: '' };
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  return { headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': length, ...headers }, text };
}

/** Sends a reply as a whole: head and body leave in one piece. */
export const writeReply: ReplyWriter = (response, reply) => {
  const { headers, text } = encodeReply(reply);
  response.writeHead(reply.status, headers);
  if (text === '') response.end();
  else response.end(text);
};
