import type { ClientOptions } from '../client-options.ts';
import { type Client, createClient } from '../create-client.ts';

/** A client without a network, and what it sent. */
export interface ObservedClient {
  client: Client;
  /** Requests that were sent, in their sequence; those for tokens are left out. Bodies can still be read. */
  requests: Request[];
  /** How many tokens were asked for. */
  tokenRequests: () => number;
}

/**
 * A client on a `fetch` of your own, for unit tests: no network, no real waits, and requests for tokens are answered.
 *
 * ```ts
 * const { client, requests } = createObservedClient(() => new Response(null, { status: 204 }));
 * ```
 *
 * @param answer What the platform answers; what it throws is a connection that fails.
 * @param options As of `createClient`; the host is `https://platform.test` unless they name another one.
 */
export function createObservedClient(
  answer: (request: Request) => Response | Promise<Response>,
  options: Partial<ClientOptions> = {},
): ObservedClient {
  const requests: Request[] = [];
  let tokens = 0;
  const client = createClient({
    ...(options.environment === undefined ? { baseUrl: 'https://platform.test' } : {}),
    clientId: 'test-client',
    clientSecret: 'test-secret',
    ...options,
    timing: { wait: async (_ms: number, signal?: AbortSignal) => signal?.throwIfAborted(), ...options.timing },
    fetch: async (request: Request) => {
      if (new URL(request.url).pathname === '/public/security/v1/token') {
        tokens += 1;
        return Response.json({ access_token: `test-token-${tokens}`, token_type: 'Bearer', expires_in: 3600 });
      }
      requests.push(request.clone());
      return answer(request);
    },
  } as ClientOptions);
  return { client, requests, tokenRequests: () => tokens };
}
