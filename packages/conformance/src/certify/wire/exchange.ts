/** The key a request carries, and how a shell says it without showing the right one. */
export interface SentKey {
  value: string;
  /** Goes between double quotes in a shell: `$CALLBACK_API_KEY`, or a made-up key. */
  shell: string;
}

/** A request as it left. */
export interface SentRequest {
  method: string;
  url: string;
  /** Without the key. */
  headers: Readonly<Record<string, string>>;
  /** `null`: none is sent. */
  key: SentKey | null;
  /** Name of the header that carries the key. */
  keyHeader: string;
  body: Buffer | null;
  /** What a curl command cannot do, in words. */
  note?: string;
}

export interface ReceivedResponse {
  status: number;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** At most 64 KiB. */
  body: string;
}

/**
 * - `timeout`: no whole answer within the limit.
 * - `closed`: the connection ended before an answer.
 * - `unreachable`: no connection.
 * - `untrusted`: TLS failed, most often because Node.js does not trust the certificate.
 * - `left`: this side ended it on purpose.
 */
export type Failure = 'timeout' | 'closed' | 'unreachable' | 'untrusted' | 'left';

/** What was sent, and what came back. */
export interface Exchange {
  request: SentRequest;
  response: ReceivedResponse | null;
  failure: Failure | null;
  /** From the first byte sent to the last one received, in ms. */
  durationMs: number;
}

/** Any 2xx: the receiver says that it has taken it. Only the rule `answer.exactly-200` is stricter. */
export function isTaken({ response }: Exchange): boolean {
  return response !== null && response.status >= 200 && response.status < 300;
}

/** 4xx, 5xx, or a connection that was closed without an answer. */
export function isRefused({ response, failure }: Exchange): boolean {
  return response === null ? failure === 'closed' : response.status >= 400;
}

/** An answer that is no failure of the server. */
export function isSurvived({ response }: Exchange): boolean {
  return response !== null && response.status < 500;
}
