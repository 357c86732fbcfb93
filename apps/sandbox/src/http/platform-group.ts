import { type OperationId, operationTable, type Schema } from '@assessment-kit/contract';
import * as platformChecks from '@assessment-kit/contract/requests';
import {
  type OperationRequest,
  operationGroup,
  parseForm,
  readRequest,
  refuse,
  type SentReply,
} from '@assessment-kit/http';
import { recordUpdate } from '../console/update-log.ts';
import type { SandboxContext } from '../context.ts';
import { answerFaults } from '../faults/answer-faults.ts';
import { refuseTooMany } from '../limits/refuse-too-many.ts';
import { basicCredentials, hasValidToken } from '../platform/authenticate.ts';
import { refuseCompany } from '../platform/company-access.ts';
import { platformOperations } from '../platform/operations.ts';
import type { PlatformHandler } from '../platform/platform-handler.ts';
import { answerOfUpsert } from '../readings/answer-of-upsert.ts';
import { readingChecks } from '../readings/reading-checks.ts';
import { refuseByReading } from '../readings/refuse-by-reading.ts';
import { inContractNames } from '../readings/translate-body.ts';
import { replyInReadingNames } from '../readings/translate-reply.ts';
import { mockReply } from '../test-mode/mock-reply.ts';

/**
 * Every operation of the platform, where the contract says.
 *
 * @param slowAnswerMs How long an answer with the fault `slow` takes, in ms.
 */
export function platformGroup(context: SandboxContext, slowAnswerMs: number | undefined) {
  return operationGroup<OperationId>({
    operations: operationTable,
    onArrival: answerFaults(context, slowAnswerMs),
    answer(operationId, request) {
      if (operationId === 'issueToken') return answerToken(request, context);
      const reply = replyInReadingNames(context.readings, operationId, answer(operationId, request, context));
      if (operationId === 'updateAssessmentOrder') recordUpdate(context, request, reply);
      return reply;
    },
  });
}

/**
 * The checks come in the sequence in which a gateway makes them: token, parameters, media type and body, the company's
 * permission, and then the operation itself.
 */
function answer(operationId: OperationId, request: OperationRequest, context: SandboxContext): SentReply {
  if (!hasValidToken(request, context)) {
    const message = 'The token is missing, has expired, or belongs to another environment.';
    const reply = refuse(401, { field: 'Authorization', code: 'unauthorized', message });
    return { ...reply, headers: { 'WWW-Authenticate': 'Bearer' } };
  }
  const tooMany = refuseTooMany(operationId, request.get('authorization') ?? '', context);
  if (tooMany) return tooMany;
  const { readings } = context;
  const unread = refuseByReading(readings, operationId, request);
  if (unread) return unread;
  const takesBody = operationTable[operationId].requestMediaTypes.length > 0;
  const read = readRequest(request, operationId, takesBody, readingChecks(readings, operationId));
  if (!read.ok) return read.reply;
  const { path, query, header } = read.input;
  const body = inContractNames(readings, operationId, read.input.body);

  const companyId = path['companyId'];
  const refused = refuseCompany(operationId, typeof companyId === 'string' ? companyId : undefined, context);
  if (refused) return refused;
  if (header['testmode'] === true) {
    return answerOfUpsert(readings, operationId, mockReply(operationId, context.random), body);
  }

  // Honest behind the checks above, and the only place where it is needed: the table ties each handler to its operation.
  const handle = platformOperations[operationId] as PlatformHandler<OperationId>;
  const reply = handle({ params: path, query, body } as Parameters<typeof handle>[0], context);
  return answerOfUpsert(readings, operationId, reply, body);
}

/** The token endpoint takes a form, and by one reading HTTP Basic besides or instead of the credentials in it. */
function answerToken(request: OperationRequest, context: SandboxContext): SentReply {
  const parsed = parseForm(request);
  if (!parsed.ok) return { status: parsed.status, body: oauthError(parsed.problem.message) };
  const basic = context.readings.of('token-credentials') === 'either' ? basicCredentials(request) : null;
  const form = { ...basic, ...(parsed.body as Partial<Schema<'TokenRequest'>>) };
  const problems = platformChecks.checkBody('issueToken', form);
  if (problems.length > 0) {
    // A wrong grant type alone has a code of its own in OAuth 2.
    const error = problems.every(({ rule }) => rule === 'enum') ? 'unsupported_grant_type' : 'invalid_request';
    return { status: 400, body: oauthError(problems.map(({ message }) => message).join(' '), error) };
  }
  return platformOperations.issueToken({ params: {}, query: {}, body: form as Schema<'TokenRequest'> }, context);
}

function oauthError(description: string, error = 'invalid_request'): Schema<'TokenError'> {
  return { error, error_description: description };
}
