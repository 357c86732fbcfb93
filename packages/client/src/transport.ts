import type { Hooks } from './hooks/hooks.ts';
import type { Timing } from './retry/timing.ts';

/** Headers by their names in lower case, so that none is there twice. */
export type PlainHeaders = Record<string, string>;

/** What `fetch` is given besides the URL. A `Request` would be made anew by `fetch`, which is half of what a call costs. */
export interface Outgoing {
  method: string;
  headers: PlainHeaders;
  body?: string | null;
  redirect: 'manual';
  signal: AbortSignal;
}

/** Sends a request, and gives its answer whatever the status. */
export type Send = (url: string, outgoing: Outgoing) => Promise<Response>;

/** How requests leave: the host, the `fetch` to use, and what is the same for all of them. */
export interface Transport {
  /** Without a slash at the end. */
  baseUrl: string;
  send: Send;
  /** How long one answer may take, in ms, body included. */
  timeoutMs: number;
  /** How many times a call is repeated at most. */
  maxRetries: number;
  /** How long a call may take with all its repeats, in ms. */
  deadlineMs: number;
  timing: Timing;
  hooks: Hooks;
}
