import type { OperationId } from '@assessment-kit/contract';
import { validateResponse } from '@assessment-kit/contract/responses';
import { contractOperations } from './contract-operations.ts';
import type { SurfaceAnswer } from './surface.ts';
import type { SurfaceRequest } from './surface-request.ts';

interface Refusal {
  CorrelationId: string;
  Count: number;
  Values: { Fields: string; Code: string; Message: string }[];
}

/** Why a request of the right form may be refused all the same, by status: codes, or fields with their codes. */
const REASONS: Partial<Record<OperationId, readonly string[]>> = {
  issueToken: ['401 invalid_client'],
  upsertCallback: [
    '400 callbackDetails.successCallbackUrl invalid_format',
    '400 callbackDetails.errorCallbackUrl invalid_format',
    '400 callbackDetails.jobCreationCallbackUrl invalid_format',
  ],
  getCallback: ['404 callback not_found'],
  deleteCallback: ['404 callback not_found'],
  upsertAssessmentPackages: ['400 duplicate_id'],
  upsertAssessmentPackage: ['400 id id_mismatch', '400 duplicate_id'],
  deleteAssessmentPackage: ['404 packageId not_found'],
  updateAssessmentOrder: [
    '404 orderId not_found',
    '400 unknown_assessment',
    '400 unknown_test',
    '400 tests_not_completed',
    '400 user_info',
    '400 pre_authorised',
  ],
  getPartnerAssessmentOrders: ['400 filter invalid_filter'],
  upsertOnboardingStatus: ['400 companyId invalid_value'],
};

/** For every operation on a company: its permission. */
const NOT_PERMITTED = '403 companyId forbidden';

/** What is wrong with an answer; empty when nothing is. */
export function problemsOf(request: SurfaceRequest, answer: SurfaceAnswer): string[] {
  const { status, headers, text } = answer;
  if (status >= 500) return [`it failed with ${status}`];
  if (status < 200) return [`${status} is no answer`];
  const problems: string[] = [];
  if (request.method !== 'HEAD') problems.push(...contractProblems(request, answer));
  if (/node_modules|\.ts:\d|\bat .*\(/.test(text)) problems.push('the answer shows the inside of the program');
  if (status === 405 && !headers.allow) problems.push('405 needs the header Allow');

  const accepted = status < 300;
  if (request.expected === 'refused') {
    if (accepted) problems.push(`it is accepted with ${status}`);
    else if (request.statuses && !request.statuses.includes(status)) {
      problems.push(`it is refused with ${status} instead of ${request.statuses.join(' or ')}`);
    }
    if (!accepted && request.field !== undefined && !fieldsOf(answer).includes(request.field)) {
      problems.push(`the refusal does not name ${request.field}`);
    }
  }
  if (request.expected === 'taken' && !accepted) problems.push(...undocumented(request, answer));
  return problems;
}

function contractProblems({ operationId, method }: SurfaceRequest, { status, headers, text }: SurfaceAnswer): string[] {
  if (text === '') {
    const empty = contractOperations.find(({ id }) => id === operationId)?.emptyAnswers.has(status);
    return empty ? [] : [`the contract knows no empty answer ${status}`];
  }
  if (!headers['content-type']?.startsWith('application/json')) return [`it answers ${headers['content-type']}`];
  const body: unknown = JSON.parse(text);
  const checked = validateResponse(operationId, status, body, 'exact');
  if (!checked.declared) return [`the contract knows no answer ${status}`];
  const problems = checked.problems.map(({ message }) => `the answer breaks the contract: ${message}`);
  if (status < 400 || operationId === 'issueToken') return problems;
  const { Count, Values } = body as Refusal;
  if (Count !== Values.length || Count === 0) problems.push(`${method} is refused with ${Count} problems`);
  return problems;
}

function refusalOf({ text }: SurfaceAnswer): Partial<Refusal> & { error?: string } {
  try {
    return JSON.parse(text) as Partial<Refusal>;
  } catch {
    return {};
  }
}

function fieldsOf(answer: SurfaceAnswer): string[] {
  return (refusalOf(answer).Values ?? []).map(({ Fields }) => Fields);
}

function undocumented({ operationId }: SurfaceRequest, answer: SurfaceAnswer): string[] {
  const { Values = [], error } = refusalOf(answer);
  const reasons = [...(REASONS[operationId] ?? []), NOT_PERMITTED];
  const given =
    error === undefined ? Values.map(({ Fields, Code }) => [Fields, Code] as const) : [['', error] as const];
  const others = given.filter(
    ([field, code]) =>
      !reasons.includes(`${answer.status} ${code}`) && !reasons.includes(`${answer.status} ${field} ${code}`),
  );
  if (given.length > 0 && others.length === 0) return [];
  return [`it is refused with ${answer.status} for no documented reason: ${answer.text.slice(0, 300)}`];
}
