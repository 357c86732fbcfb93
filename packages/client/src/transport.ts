import type { Hooks } from './hooks/hooks.ts';
import type { Timing } from './retry/timing.ts';

/** How requests leave: the host, the `fetch` to use, and what is the same for all of them. */
export interface Transport {
  /** Without a slash at the end. */
  baseUrl: string;
  fetch: (request: Request) => Promise<Response>;
  /** How long one answer may take, in ms, body included. */
  timeoutMs: number;
  /** How many times a call is repeated at most. */
  maxRetries: number;
  /** How long a call may take with all its repeats, in ms. */
  deadlineMs: number;
  timing: Timing;
  hooks: Hooks;
}
