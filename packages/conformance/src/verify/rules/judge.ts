import type { Schema } from '@assessment-kit/contract';
import { validateResponse } from '@assessment-kit/contract/responses';
import { declaredAs, operationOf } from '../contract/operations.ts';
import type { Exchange } from '../host/exchange.ts';
import { RuleFailure } from './rule-failure.ts';

/** What an answer breaks of the contract; empty when nothing. The status is judged by others. */
export function contractProblems({ request, answer, body }: Exchange): string[] {
  const { operationId } = request;
  if (operationId === null) return [];
  const operation = operationOf(operationId);
  const declared = declaredAs(operation, answer.status);
  if (declared === null) return [`the contract declares no answer ${answer.status}`];
  const { content, headers } = operation.answers[declared] ?? {};
  if (content === undefined) {
    return answer.text === '' ? [] : [`the contract declares no body for ${declared}, and there is one`];
  }
  const problems: string[] = [];
  if (!/^application\/json\s*(;|$)/i.test(answer.headers['content-type'] ?? '')) {
    problems.push(`Content-Type must be application/json, not ${answer.headers['content-type'] ?? 'absent'}`);
  }
  if (body === undefined) return [...problems, 'the body is no JSON'];
  const checked = validateResponse(operationId, answer.status, body, 'exact');
  if (checked.declared)
    problems.push(...checked.problems.map(({ message }) => `the body breaks the contract: ${message}`));
  for (const name of Object.keys(headers ?? {})) {
    const value = answer.headers[name.toLowerCase()];
    if (value !== undefined && !/^\d+$/.test(value)) problems.push(`the header ${name} must be a whole number`);
  }
  if (problems.length === 0 && answer.status >= 400 && operationId !== 'issueToken')
    problems.push(...refusalProblems(body));
  return problems;
}

function refusalProblems(body: Partial<Schema<'ErrorList'>>): string[] {
  const { CorrelationId, Count, Values } = body;
  const problems = CorrelationId === '' ? ['CorrelationId is empty'] : [];
  if (Values && Count !== Values.length) problems.push(`Count is ${Count}, and there are ${Values.length} Values`);
  return problems;
}

/** Expects a success that the contract declares. */
export function expectTaken(exchange: Exchange, what: string): Exchange {
  const { status } = exchange.answer;
  const problems = contractProblems(exchange);
  if (status < 200 || status >= 300)
    throw new RuleFailure(what, `It is refused with ${status}.`, 'a success', [exchange]);
  if (problems.length > 0)
    throw new RuleFailure(what, sentence(problems), 'an answer as the contract declares it', [exchange]);
  return exchange;
}

/** Expects a refusal with one of some statuses, in the contract's shape, that names a field when one is given. */
export function expectRefused(
  exchange: Exchange,
  what: string,
  statuses: readonly number[],
  fields: readonly string[] = [],
): Exchange {
  const { status } = exchange.answer;
  const wanted = `a refusal with ${statuses.join(' or ')}${fields.length > 0 ? ` that names ${fields.join(' or ')}` : ''}`;
  if (!statuses.includes(status)) {
    throw new RuleFailure(
      what,
      status < 300 ? `It is taken with ${status}.` : `It is answered with ${status}.`,
      wanted,
      [exchange],
    );
  }
  const problems = contractProblems(exchange);
  if (problems.length > 0) throw new RuleFailure(what, sentence(problems), wanted, [exchange]);
  if (fields.length > 0 && !fields.some((field) => names(exchange, field))) {
    throw new RuleFailure(what, `The refusal does not name ${fields.join(' or ')}.`, wanted, [exchange]);
  }
  return exchange;
}

/** Whether a refusal names a field: by its whole path or, as the platform's sample does, by its own name. */
function names({ body }: Exchange, field: string): boolean {
  const last = field.split('.').at(-1)?.toLowerCase();
  const values: { Fields?: string | null }[] = body?.Values ?? [];
  return values.some(({ Fields }) => {
    const named = (Fields ?? '').trim().toLowerCase();
    return named === field.toLowerCase() || named === last || named.endsWith(`.${last}`);
  });
}

export function sentence(problems: readonly string[]): string {
  const text = problems.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
