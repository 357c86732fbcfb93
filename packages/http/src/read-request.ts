import { type Problem, problemsOf } from '@assessment-kit/contract/error-body';
import type { checkBody, checkParameters } from '@assessment-kit/contract/requests';
import type { OperationRequest } from './operation-request.ts';
import { parseJson } from './read-body.ts';
import { refuse } from './refuse.ts';
import type { SentReply } from './write-reply.ts';

/** The compiled checks of one document of the contract. */
export interface ContractChecks {
  checkBody: typeof checkBody;
  checkParameters: typeof checkParameters;
}

export interface ReadRequest {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  body: unknown;
}

/** Parameters, media type and body of a request as the contract wants them, or the refusal. */
export function readRequest(
  request: OperationRequest,
  operationId: string,
  takesBody: boolean,
  checks: ContractChecks,
): { ok: true; input: ReadRequest } | { ok: false; reply: SentReply } {
  const parameters = checks.checkParameters(operationId, {
    path: request.params,
    query: request.query,
    header: request.headers,
  });
  if (!parameters.ok) return refused(400, ...problemsOf(parameters.problems));
  const { path, query, header } = parameters;
  if (!takesBody) return { ok: true, input: { path, query, header, body: undefined } };

  const parsed = parseJson(request);
  if (!parsed.ok) return refused(parsed.status, parsed.problem);
  const problems = checks.checkBody(operationId, parsed.body);
  if (problems.length > 0) return refused(400, ...problemsOf(problems));
  return { ok: true, input: { path, query, header, body: parsed.body } };
}

function refused(status: number, ...problems: readonly Problem[]): { ok: false; reply: SentReply } {
  return { ok: false, reply: refuse(status, ...problems) };
}
