import type { IncomingMessage, ServerResponse } from 'node:http';
import { isJsonMediaType, problemsOf } from '@assessment-kit/contract/error-body';
import { operationTable } from '@assessment-kit/contract/webhook-server';
import { validateWebhook } from '@assessment-kit/contract/webhooks';
import { MAX_BODY_BYTES, parseJsonBytes } from '@assessment-kit/http';
import type { Logger } from 'pino';
import type { CallbackOperation } from '../api/operations.ts';
import { interpretCallback } from '../inbox/incoming-callback.ts';
import { type CallbackKind, type Store, StoreUnavailableError } from '../store/store.ts';
import { answerFailure, answerJson, answerProblems, answerUnavailable } from './answer.ts';
import { readBody } from './read-body.ts';
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
  try {
    await receive(kind, request, response, dependencies);
  } catch (error) {
    if (error instanceof StoreUnavailableError) {
      dependencies.log.error({ callback: kind, err: error }, 'callback not stored: the database is away');
      answerUnavailable(response);
      return;
    }
    const correlationId = answerFailure(response);
    dependencies.log.error({ callback: kind, correlationId, err: error }, 'callback not stored');
  }
}

async function receive(
  kind: CallbackKind,
  request: IncomingMessage,
  response: ServerResponse,
  { store, keys, log, now }: ReceiveDependencies,
): Promise<void> {
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
    return;
  }
  if (read.outcome === 'too_large') {
    return refuse(request, response, 413, 'body', 'too_large', `The body may have at most ${MAX_BODY_BYTES} bytes.`);
  }

  const receivedAt = now();
  const parsed = parseJsonBytes(read.bytes);
  if (!parsed.ok) return refuse(request, response, 400, 'body', 'invalid_json', parsed.message);
  const problems = validateWebhook(kind, parsed.value);
  if (problems.length > 0) return answerProblems(response, 400, ...problemsOf(problems));
  const interpreted = interpretCallback(kind, parsed.value, read.bytes, receivedAt);
  if (!interpreted.ok) return answerProblems(response, 400, interpreted.problem);

  const received = await store.receive(interpreted.callback);
  // The same again starts work that was given up, never work that is done.
  if (received.outcome === 'duplicate') await store.requeue('inbox', received.id, ['dead']);
  log.info({ callback: kind, event: received.id, outcome: received.outcome }, 'callback stored');
  answerJson(response, 200, { outcome: received.outcome });
}

/** Refuses before the body was read to its end: the connection cannot be used again. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  field: string,
  code: string,
  message: string,
): void {
  if (!request.complete) {
    response.setHeader('connection', 'close');
    request.resume();
  }
  answerProblems(response, status, { field, code, message });
}
