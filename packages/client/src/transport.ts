/** How requests leave: the host, the `fetch` to use, and how long an answer may take. */
export interface Transport {
  /** Without a slash at the end. */
  baseUrl: string;
  fetch: (request: Request) => Promise<Response>;
  /** How long an answer may take, in ms, body included. */
  timeoutMs: number;
}
