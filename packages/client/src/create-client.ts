import { type OperationId, operationRoutes, type paths, type Schema } from '@assessment-kit/contract';
import createOpenapiClient, { type Client as OpenapiClient } from 'openapi-fetch';
import { type Connection, call } from './call.ts';
import { baseUrlOf, type CallOptions, type ClientOptions, checkOptions } from './client-options.ts';
import type { Methods } from './methods.ts';
import { iterateOrders, type OrderQuery } from './orders/iterate-orders.ts';
import { SYSTEM_TIMING } from './retry/timing.ts';
import { authorized } from './token/authorized.ts';
import { requestToken } from './token/request-token.ts';
import { TokenSource } from './token/token-source.ts';
import type { Transport } from './transport.ts';

/** A client of the Assessments API: one method per operation, and `raw` for everything else. */
export type Client = Methods & {
  /**
   * `openapi-fetch` on the same contract, with the token added; for headers and statuses of answers. It repeats nothing
   * but a 401, throws nothing of its own, and its `use` takes middleware.
   */
  readonly raw: OpenapiClient<paths>;
  /**
   * Every order of the partner that fits, page by page.
   *
   * ```ts
   * for await (const order of client.iterateOrders({ filter: filter.eq('status', 'Hold') })) console.log(order);
   * ```
   *
   * The platform pages by offset: an order that moves to an earlier page meanwhile can be missed; none is given twice. In
   * test mode there is one page, as its answers are random.
   *
   * @throws {TypeError} when `pageSize` is no whole number from 1.
   */
  iterateOrders(query?: OrderQuery, options?: CallOptions): AsyncGenerator<Schema<'PartnerOrder'>, void, undefined>;
};

/** As stripe-node and openai-node have it: twice is enough for what passes by itself. */
const MAX_RETRIES = 2;
const TIMEOUT_MS = 30_000;
const DEADLINE_MS = 120_000;

/**
 * Makes a client. It asks for a token at the first call, keeps it until shortly before it ends, and shares it between
 * calls; requests for tokens are repeated as these options say, whatever those of a call are.
 *
 * ```ts
 * const client = createClient({ environment: 'sandbox', clientId, clientSecret });
 * const { values } = await client.getAssessmentPackages({ companyId: '5Y021' });
 * ```
 *
 * @param options Host, credentials, times and limits; each says its unit and its default.
 * @throws {TypeError} when an option is missing or wrong.
 */
export function createClient(options: ClientOptions): Client {
  checkOptions(options);
  const { fetch: own } = options;
  const transport: Transport = {
    baseUrl: baseUrlOf(options),
    send: own ? (url, outgoing) => own(new Request(url, outgoing)) : (url, outgoing) => globalThis.fetch(url, outgoing),
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    maxRetries: options.maxRetries ?? MAX_RETRIES,
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    timing: { ...SYSTEM_TIMING, ...options.timing },
    hooks: options.hooks ?? {},
  };
  const { clientId, clientSecret, sendCredentialsAs: sentAs = 'form', testMode = false, preflight } = options;
  const issueToken = () => requestToken(transport, { clientId, clientSecret, sentAs });

  const tokens = new TokenSource(issueToken, transport.timing.now);
  const raw = createOpenapiClient<paths>({
    baseUrl: transport.baseUrl,
    // A redirect would carry the token to another host; the platform answers 301 for retired versions (`ERR`).
    redirect: 'manual',
    fetch: (request) => {
      // A body can be read once only, so the copy is made before.
      const copies = [request.clone(), request];
      return authorized(tokens, request.signal, { sent: false }, (authorization) => {
        const sent = copies.pop() ?? request;
        sent.headers.set('authorization', authorization);
        return (own ?? globalThis.fetch)(sent);
      });
    },
  });
  const connection: Connection = { transport, tokens, testMode, preflight };

  const method =
    (id: OperationId) =>
    (input: Record<string, unknown> = {}, callOptions: CallOptions = {}) =>
      call(connection, id, input, callOptions);
  const ids = Object.keys(operationRoutes) as OperationId[];
  const methods = Object.fromEntries(ids.map((id) => [id, method(id)])) as unknown as Methods;
  return {
    ...methods,
    issueToken,
    raw,
    iterateOrders: (query, callOptions) =>
      iterateOrders(methods.getPartnerAssessmentOrders, query, { testMode, ...callOptions }),
  };
}
