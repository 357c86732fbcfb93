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
import type { SecretCheck } from '../http/secret.ts';
import { StoreUnavailableError } from '../store/store.ts';
import { type ApiContext, type ApiHandler, type ApiOperation, apiOperations } from './operations.ts';

/** The operations for the partner's own systems and for monitoring. */
export function apiGroup(context: ApiContext, operatorToken: SecretCheck): OperationGroup {
  const { receiveOrder: _o, receiveError: _e, receiveJob: _j, ...operations } = operationTable;
  return operationGroup<ApiOperation>({
    operations,
    async answer(operationId, request) {
      if (operations[operationId].security.length > 0 && !hasToken(request, operatorToken)) return unauthorized();
      const takesBody = operations[operationId].requestMediaTypes.length > 0;
      const read = readRequest(request, operationId, takesBody, checks);
      if (!read.ok) return read.reply;
      const handle = apiOperations[operationId] as ApiHandler<ApiOperation>;
      const { path: params, query, header, body } = read.input;
      try {
        const origin = { requestId: requestIdOf(request.incoming), traceparent: null };
        return await handle({ params, query, header, body, origin } as Parameters<typeof handle>[0], context);
      } catch (error) {
        if (error instanceof UnreadableError) return unreadable(error);
        if (error instanceof StoreUnavailableError) return unavailable();
        throw error;
      }
    },
  });
}

function hasToken(request: OperationRequest, operatorToken: SecretCheck): boolean {
  const token = /^Bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
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
