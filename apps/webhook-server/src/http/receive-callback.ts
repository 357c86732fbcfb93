import { errorList, isJsonMediaType, type Problem, problemsOf, serverError } from '@assessment-kit/contract/error-body';
import { validateWebhook } from '@assessment-kit/contract/webhooks';
import { MAX_BODY_BYTES, parseJsonBytes } from '@assessment-kit/http';
import type { Logger } from 'pino';
import { interpretCallback } from '../inbox/incoming-callback.ts';
import { storeCallback } from '../inbox/store-callback.ts';
import type { CallbackOutcome, Metrics } from '../monitoring/metrics.ts';
import { activeTraceparent, contextOf, failSpan, inSpan, SpanKind, type TraceCarrier } from '../monitoring/tracing.ts';
import { type CallbackKind, type Received, type Store, StoreUnavailableError } from '../store/store.ts';
import type { ReadBody } from './read-body.ts';
import type { SecretCheck } from './secret.ts';

/** A callback as it arrives, whatever it arrives by: `node:http`, Express or a web-standard `Request`. */
export interface CallbackRequest {
  method: string | undefined;
  /** Headers; one that was sent twice, and must not be, is no text. */
  apiKey: unknown;
  contentType: string | undefined;
  contentEncoding: string | undefined;
  /** For the log. */
  requestId: string;
  /** Where `traceparent` may be. */
  carrier?: TraceCarrier;
  /** Called at most once, and only when nothing else is wrong. */
  readBody: () => Promise<ReadBody>;
}

export interface CallbackAnswer {
  status: number;
  body: unknown;
  headers?: Readonly<Record<string, string>>;
}

export interface ReceiveDependencies {
  store: Store;
  keys: SecretCheck;
  log: Logger;
  /** Epoch ms. */
  now: () => number;
  metrics?: Metrics;
}

/**
 * Takes one callback: checks method, key, media type, size and form, stores it, and only then answers 200. The key comes
 * before the body: whoever has none makes the server read nothing.
 *
 * This is the path that has to keep up when thousands of orders come at once.
 *
 * @returns `null` when the sender went away and nobody waits for an answer.
 */
export function receiveCallback(
  kind: CallbackKind,
  request: CallbackRequest,
  dependencies: ReceiveDependencies,
): Promise<CallbackAnswer | null> {
  const attributes = { 'webhook_server.callback': kind, 'webhook_server.request_id': request.requestId };
  const parent = contextOf(request.carrier ?? {});
  return inSpan(`receive ${kind} callback`, { kind: SpanKind.SERVER, attributes, parent }, async (span) => {
    const startedAt = performance.now();
    return receiveOrFail(kind, request, dependencies, (outcome, status, event) => {
      const ms = performance.now() - startedAt;
      dependencies.metrics?.callback(kind, outcome, status, ms / 1000);
      span.setAttribute('webhook_server.outcome', outcome);
      if (status !== undefined) span.setAttribute('http.response.status_code', status);
      if (outcome === 'failed') failSpan(span, String(status));
      return { requestId: request.requestId, callback: kind, outcome, status, ms: Math.round(ms), event };
    });
  });
}

/** @param ended Is told how it ended, before the answer, and returns what the line in the log says. */
async function receiveOrFail(
  kind: CallbackKind,
  request: CallbackRequest,
  dependencies: ReceiveDependencies,
  ended: (outcome: CallbackOutcome, status?: number, event?: string) => object,
): Promise<CallbackAnswer | null> {
  const { log } = dependencies;
  try {
    const received = await receive(kind, request, dependencies);
    if (received === null) log.warn(ended('broken_off'), 'callback broken off by its sender');
    else if ('status' in received) log.warn(ended('refused', received.status), 'callback refused');
    else log.info(ended(received.outcome, 200, received.id), 'callback stored');
    return received === null || 'status' in received ? received : TAKEN[received.outcome];
  } catch (error) {
    if (error instanceof StoreUnavailableError) {
      log.error({ ...ended('failed', 503), err: error }, 'callback not stored: the database is away');
      const message = 'The database is away or too slow. Send it again later: it is stored once.';
      const body = serverError('store_unavailable', message);
      return { status: 503, body, headers: { 'retry-after': '5' } };
    }
    const body = serverError('internal_error', 'The webhook server failed.');
    log.error({ ...ended('failed', 500), correlationId: body.CorrelationId, err: error }, 'callback not stored');
    return { status: 500, body };
  }
}

const TAKEN = {
  stored: { status: 200, body: { outcome: 'stored' } },
  duplicate: { status: 200, body: { outcome: 'duplicate' } },
  revised: { status: 200, body: { outcome: 'revised' } },
} as const satisfies Record<Received['outcome'], CallbackAnswer>;

/** @returns What became of it, the refusal, or `null` when the sender went away. */
async function receive(
  kind: CallbackKind,
  request: CallbackRequest,
  { store, keys, log, now }: ReceiveDependencies,
): Promise<Received | CallbackAnswer | null> {
  if (request.method !== 'POST') {
    const problem = { field: 'method', code: 'method_not_allowed', message: 'Callbacks are sent by POST.' };
    return { ...refusal(405, problem), headers: { allow: 'POST' } };
  }
  if (typeof request.apiKey !== 'string' || !keys.matches(request.apiKey)) {
    const message = 'The x-api-key is missing or wrong.';
    return refusal(401, { field: 'x-api-key', code: 'unauthorized', message });
  }
  if (!isJsonMediaType(request.contentType)) {
    const message = 'Content-Type must be application/json.';
    return refusal(415, { field: 'Content-Type', code: 'unsupported_media_type', message });
  }
  const encoding = request.contentEncoding;
  if (encoding !== undefined && encoding !== '' && encoding.toLowerCase() !== 'identity') {
    const message = 'The body must not be compressed.';
    return refusal(415, { field: 'Content-Encoding', code: 'unsupported_encoding', message });
  }
  const read = await request.readBody();
  if (read.outcome === 'incomplete') return null;
  if (read.outcome === 'already_read') {
    tellOnce(log);
    return { status: 500, body: serverError('body_already_read', ALREADY_READ) };
  }
  if (read.outcome === 'too_large') {
    const message = `The body may have at most ${MAX_BODY_BYTES} bytes.`;
    return refusal(413, { field: 'body', code: 'too_large', message });
  }

  const receivedAt = now();
  const parsed = parseJsonBytes(read.bytes);
  if (!parsed.ok) return refusal(400, { field: 'body', code: 'invalid_json', message: parsed.message });
  const problems = validateWebhook(kind, parsed.value);
  if (problems.length > 0) return refusal(400, ...problemsOf(problems));
  const interpreted = interpretCallback(kind, parsed.value, read.bytes, receivedAt);
  if (!interpreted.ok) return refusal(400, interpreted.problem);

  const origin = { requestId: request.requestId, traceparent: activeTraceparent() };
  const { callback } = interpreted;
  callback.text = parsed.text;
  callback.origin = origin;
  return inSpan('store commit', {}, () => storeCallback(store, callback));
}

/** A mistake of whoever mounted the callbacks, not of the sender: hence 500, so that the platform counts it as failed. */
const ALREADY_READ =
  'Something before the callbacks has read the body: mount them before express.json() and the like, or let it keep the bytes as request.rawBody.';

const told = new WeakSet<Logger>();

/** The operator has to know, but not once for each order. */
function tellOnce(log: Logger): void {
  if (!told.has(log)) log.error(ALREADY_READ);
  told.add(log);
}

function refusal(status: number, ...problems: readonly Problem[]): CallbackAnswer {
  return { status, body: errorList(problems) };
}
