import type { IncomingMessage, ServerResponse } from 'node:http';
import { isJsonMediaType, type Problem, problemsOf } from '@assessment-kit/contract/error-body';
import { operationTable } from '@assessment-kit/contract/webhook-server';
import { validateWebhook } from '@assessment-kit/contract/webhooks';
import { MAX_BODY_BYTES, parseJsonBytes } from '@assessment-kit/http';
import type { Logger } from 'pino';
import type { CallbackOperation } from '../api/operations.ts';
import { interpretCallback } from '../inbox/incoming-callback.ts';
import { storeCallback } from '../inbox/store-callback.ts';
import { type CallbackKind, type Received, type Store, StoreUnavailableError } from '../store/store.ts';
import { answerFailure, answerJson, answerProblems, answerUnavailable } from './answer.ts';
import { readBody } from './read-body.ts';
import { requestIdOf } from './request-id.ts';
import type { SecretCheck } from './secret.ts';

const KINDS = {
  receiveOrder: 'order',
  receiveError: 'error',
  receiveJob: 'job',
} as const satisfies Record<CallbackOperation, CallbackKind>;

const PATHS: ReadonlyMap<string, CallbackKind> = new Map(
  Object.entries(KINDS).map(([operationId, kind]) => [operationTable[operationId as CallbackOperation].path, kind]),
);

/** Which callback a URL is for; `undefined`: none of them. */
export function callbackKind(url: string | undefined): CallbackKind | undefined {
  return PATHS.get((url ?? '').split('?', 1)[0]?.replace(/\/$/, '') ?? '');
}

export interface ReceiveDependencies {
  store: Store;
  keys: SecretCheck;
  log: Logger;
  /** Epoch ms. */
  now: () => number;
}

/**
 * Takes one callback: checks method, key, media type, size and form, stores it, and only then answers 200.
 *
 * It runs on plain `node:http`, before Express: this is the path that has to keep up when thousands of orders come at
 * once, and everything it needs is here.
 */
export async function receiveCallback(
  kind: CallbackKind,
  request: IncomingMessage,
  response: ServerResponse,
  dependencies: ReceiveDependencies,
): Promise<void> {
  const { log } = dependencies;
  const startedAt = performance.now();
  const facts = { requestId: requestIdOf(request), callback: kind };
  const took = () => ({ status: response.statusCode, ms: Math.round(performance.now() - startedAt) });
  try {
    const received = await receive(kind, request, response, dependencies);
    if (received) log.info({ ...facts, event: received.id, outcome: received.outcome, ...took() }, 'callback stored');
    else if (request.destroyed && !response.headersSent) log.warn(facts, 'callback broken off by its sender');
    else log.warn({ ...facts, ...took() }, 'callback refused');
  } catch (error) {
    if (error instanceof StoreUnavailableError) {
      answerUnavailable(response);
      log.error({ ...facts, ...took(), err: error }, 'callback not stored: the database is away');
      return;
    }
    const correlationId = answerFailure(response);
    log.error({ ...facts, ...took(), correlationId, err: error }, 'callback not stored');
  }
}

/** @returns What became of it; `null` when it was refused. */
async function receive(
  kind: CallbackKind,
  request: IncomingMessage,
  response: ServerResponse,
  { store, keys, now }: ReceiveDependencies,
): Promise<Received | null> {
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    return refuse(request, response, 405, 'method', 'method_not_allowed', 'Callbacks are sent by POST.');
  }
  const key = request.headers['x-api-key'];
  if (typeof key !== 'string' || !keys.matches(key)) {
    return refuse(request, response, 401, 'x-api-key', 'unauthorized', 'The x-api-key is missing or wrong.');
  }
  if (!isJsonMediaType(request.headers['content-type'])) {
    const message = 'Content-Type must be application/json.';
    return refuse(request, response, 415, 'Content-Type', 'unsupported_media_type', message);
  }
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    const message = 'The body must not be compressed.';
    return refuse(request, response, 415, 'Content-Encoding', 'unsupported_encoding', message);
  }
  const read = await readBody(request);
  if (read.outcome === 'incomplete') {
    request.destroy();
    return null;
  }
  if (read.outcome === 'too_large') {
    return refuse(request, response, 413, 'body', 'too_large', `The body may have at most ${MAX_BODY_BYTES} bytes.`);
  }

  const receivedAt = now();
  const parsed = parseJsonBytes(read.bytes);
  if (!parsed.ok) return refuse(request, response, 400, 'body', 'invalid_json', parsed.message);
  const problems = validateWebhook(kind, parsed.value);
  if (problems.length > 0) return refuseRead(response, problemsOf(problems));
  const interpreted = interpretCallback(kind, parsed.value, read.bytes, receivedAt);
  if (!interpreted.ok) return refuseRead(response, [interpreted.problem]);

  const origin = { requestId: requestIdOf(request), traceparent: null };
  const received = await storeCallback(store, { ...interpreted.callback, origin });
  answerJson(response, 200, { outcome: received.outcome });
  return received;
}

/** Refuses before the body was read to its end: the connection cannot be used again. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  field: string,
  code: string,
  message: string,
): null {
  if (!request.complete) {
    response.setHeader('connection', 'close');
    request.resume();
  }
  answerProblems(response, status, { field, code, message });
  return null;
}

function refuseRead(response: ServerResponse, problems: readonly Problem[]): null {
  answerProblems(response, 400, ...problems);
  return null;
}
