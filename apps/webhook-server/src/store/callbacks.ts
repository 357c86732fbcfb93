/* Callbacks as they come in. */

export type CallbackKind = 'order' | 'job' | 'error';

export interface IncomingCallback {
  kind: CallbackKind;
  /** What makes a callback of this kind the same again: the order id, the job id, or a hash. At most 256 characters. */
  key: string;
  /** The lane: the order id for orders, `job:<id>` for jobs, the order id or `error:<hash>` for errors. */
  lane: string;
  /** Hex SHA-256 of the payload in canonical form. */
  hash: string;
  companyId: string | null;
  /** The parsed payload, unknown fields included. */
  payload: unknown;
  /** The body as it came, byte for byte; `payload` is what it parses to. Empty: `payload` is all there is. */
  raw: Uint8Array;
  /** The text of `raw` without a byte order mark, where it is at hand already. */
  text?: string;
  /** Epoch ms. */
  receivedAt: number;
  /** Of the message, where it has to be known before it is stored; default: made up. A duplicate keeps the one it has. */
  id?: string;
  /** Another key and hash that the same callback may have been stored with. */
  earlier?: { key: string; hash: string };
  origin?: Origin;
}

/** The request that a message came by: kept with it, so that what happens later can be told to belong to it. */
export interface Origin {
  /** As answered in `x-request-id`. */
  requestId: string | null;
  /** W3C Trace Context of the request's span; `null` when it is not traced. */
  traceparent: string | null;
}

export type Received = { outcome: 'stored' | 'duplicate' | 'revised'; id: string };
