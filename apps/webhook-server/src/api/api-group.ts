import type { IncomingMessage } from 'node:http';
import { serverError } from '@assessment-kit/contract/error-body';
import { operationTable } from '@assessment-kit/contract/webhook-server';
import * as checks from '@assessment-kit/contract/webhook-server/requests';
import {
  type OperationGroup,
  type OperationRequest,
  operationGroup,
  readRequest,
  refuse,
  type SentReply,
} from '@assessment-kit/http';
import { UnreadableError } from '../encryption/unreadable-error.ts';
import { requestIdOf } from '../http/request-id.ts';
import { bearerToken, type SecretCheck } from '../http/secret.ts';
import { activeTraceparent, contextOf, failSpan, inSpan, SpanKind } from '../monitoring/tracing.ts';
import { StoreUnavailableError } from '../store/store.ts';
import { type ApiContext, type ApiHandler, type ApiOperation, apiOperations } from './operations.ts';

/** The operations for the partner's own systems and for monitoring. */
export function apiGroup(context: ApiContext, operatorToken: SecretCheck): OperationGroup {
  const { receiveOrder: _o, receiveError: _e, receiveJob: _j, getMetrics: _m, ...operations } = operationTable;
  return operationGroup<ApiOperation>({
    operations,
    refuse({ operationId, request }) {
      const guarded = operations[operationId].security.length > 0;
      return guarded && !hasToken(request, operatorToken) ? unauthorized() : null;
    },
    async answer(operationId, request) {
      const takesBody = operations[operationId].requestMediaTypes.length > 0;
      const read = readRequest(request, operationId, takesBody, checks);
      if (!read.ok) return read.reply;
      const handle = apiOperations[operationId] as ApiHandler<ApiOperation>;
      const { path: params, query, header, body } = read.input;
      return inRequestSpan(operationId, request, async () => {
        const origin = { requestId: requestIdOf(request.incoming), traceparent: activeTraceparent() };
        return handle({ params, query, header, body, origin } as Parameters<typeof handle>[0], context);
      });
    },
  });
}

/** A database that is away is an answer, not a failure of the operation. */
function inRequestSpan(
  operationId: ApiOperation,
  request: OperationRequest,
  run: () => Promise<SentReply>,
): Promise<SentReply> {
  const { method, path } = operationTable[operationId];
  const attributes = {
    'http.request.method': method.toUpperCase(),
    'http.route': path,
    'webhook_server.request_id': requestIdOf(request.incoming),
  };
  const parent = contextOf(request.incoming.headers);
  return inSpan(operationId, { kind: SpanKind.SERVER, attributes, parent }, async (span) => {
    const reply = await run().catch((error: unknown) => {
      if (error instanceof UnreadableError) return unreadable(error);
      if (error instanceof StoreUnavailableError) return unavailable();
      throw error;
    });
    span.setAttribute('http.response.status_code', reply.status);
    if (reply.status >= 500) failSpan(span, String(reply.status));
    return reply;
  });
}

function hasToken({ headers }: IncomingMessage, operatorToken: SecretCheck): boolean {
  const token = bearerToken(headers.authorization);
  return token !== undefined && operatorToken.matches(token);
}

function unauthorized(): SentReply {
  const message = 'The bearer token is missing or wrong.';
  const reply = refuse(401, { field: 'Authorization', code: 'unauthorized', message });
  return { ...reply, headers: { 'WWW-Authenticate': 'Bearer' } };
}

function unavailable(): SentReply {
  const body = serverError('store_unavailable', 'The database is away. Nothing was stored.');
  return { status: 503, body, headers: { 'Retry-After': '5' } };
}

/** Waiting does not help, so nothing says when to come again. */
function unreadable({ message }: UnreadableError): SentReply {
  return { status: 503, body: serverError('unreadable', message) };
}
