import type { IncomingHttpHeaders } from 'node:http';

/** A request as the receiver got it. */
export interface Got {
  method: string;
  /** `orders`, `errors` or `jobs`. */
  callback: string;
  query: string;
  headers: IncomingHttpHeaders;
  /** As they were written, names and values by turns. */
  rawHeaders: readonly string[];
  raw: Buffer;
  /** How long the body took, in ms. */
  bodyMs: number;
  /** Which request of its connection it is, from 1. */
  ofConnection: number;
  /** Whether the sender has left by now. */
  left: () => boolean;
}

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

type Fields = Record<string, unknown>;

/** An order whose form was checked, as far as this receiver checks it. */
export type Order = Fields & { orderId: string; requester: Fields; assessee: Fields };

/** What the receiver keeps. */
export interface Kept {
  /** On disk: survives a kill. */
  stored: Map<string, string>;
  /** The system behind it: how often it was told of an order. */
  handedOver: Map<string, number>;
  /** In memory only: lost with a kill. */
  memory: Set<string>;
  /** Waits to be written; lost with a kill. */
  unwritten: Set<NodeJS.Timeout>;
  kills: number;
  requests: number;
  atOnce: number;
  connections: number;
}

/** What a receiver does differently from a right one. */
export interface Fault {
  /** Answers instead of the rest. */
  first?: (got: Got, kept: Kept) => Answer | undefined | Promise<Answer | undefined>;
  /** Instead of the right check. */
  keyFits?: (got: Got, rightKey: string, kept: Kept) => boolean;
  /** After key, method, media type and size. */
  onBody?: (got: Got, kept: Kept) => Answer | undefined;
  /** Instead of refusing what is no JSON. */
  notJson?: (got: Got, error: Error) => Answer;
  /** After the form was checked, or instead of it: `order` may be anything. */
  onOrder?: (order: Order, got: Got, kept: Kept) => Answer | undefined | Promise<Answer | undefined>;
  /** The same for jobs and errors. */
  onOther?: (body: Record<string, unknown>, got: Got, kept: Kept) => Answer | undefined;
  /** What an order is known by, instead of its id. */
  identity?: (order: Order, got: Got) => string;
  /** Instead of storing once and handing over. */
  store?: (order: Order, kept: Kept, got: Got) => void | Promise<void>;
  /** Changes the answer. */
  last?: (answer: Answer, got: Got) => Answer;
  anyMethod?: boolean;
  anyMediaType?: boolean;
  anySize?: boolean;
  anyOrder?: boolean;
  refusesContinue?: boolean;
  /** A sender that broke off: what came so far. */
  brokenOff?: (soFar: string, kept: Kept) => void;
  maxConnections?: number;
}
