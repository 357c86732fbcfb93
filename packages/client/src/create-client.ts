import { type OperationId, operationTable, type paths } from '@assessment-kit/contract';
import createOpenapiClient from 'openapi-fetch';
import { type Connection, call, type Raw } from './call.ts';
import { baseUrlOf, type CallOptions, type ClientOptions, checkOptions } from './client-options.ts';
import type { Methods } from './methods.ts';
import { authorizedFetch } from './token/authorized-fetch.ts';
import { requestToken } from './token/request-token.ts';
import { TokenSource } from './token/token-source.ts';
import type { Transport } from './transport.ts';

/** A client of the Assessments API: one method per operation, and `raw` for everything else. */
export type Client = Methods & {
  /** `openapi-fetch` on the same contract, with the token added; for headers and statuses of answers. */
  readonly raw: Raw;
};

const TIMEOUT_MS = 30_000;

/**
 * Makes a client. It asks for a token at the first call, keeps it until shortly before it ends, and shares it between
 * calls.
 *
 * @throws {TypeError} when an option is missing or wrong.
 */
export function createClient(options: ClientOptions): Client {
  checkOptions(options);
  const transport: Transport = {
    baseUrl: baseUrlOf(options),
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
  };
  const { clientId, clientSecret, sendCredentialsAs: sentAs = 'form' } = options;
  const issueToken = () => requestToken(transport, { clientId, clientSecret, sentAs });

  const tokens = new TokenSource(issueToken);
  const authorize: Connection['authorize'] = (fetch) => authorizedFetch(fetch, tokens);
  const raw = createOpenapiClient<paths>({
    baseUrl: transport.baseUrl,
    // A redirect would carry the token to another host; the platform answers 301 for retired versions (`ERR`).
    redirect: 'manual',
    fetch: authorize(transport.fetch),
  });
  const connection = { raw, fetch: transport.fetch, authorize };

  const defaults = { timeoutMs: transport.timeoutMs, testMode: options.testMode ?? false };
  const method =
    (id: OperationId) =>
    (input: Record<string, unknown> = {}, callOptions: CallOptions = {}) =>
      call(connection, id, input, { ...defaults, ...callOptions });
  const methods = Object.fromEntries((Object.keys(operationTable) as OperationId[]).map((id) => [id, method(id)]));
  return { ...methods, issueToken, raw } as unknown as Client;
}
