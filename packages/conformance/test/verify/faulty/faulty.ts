import type { OperationId } from '@assessment-kit/contract';
import { errorList } from '@assessment-kit/contract/error-body';
import type { HostAnswer, HostRequest, Transport } from '../../../src/verify/index.ts';

/** A sandbox with one thing wrong. */
export interface FaultySandbox {
  /** What is wrong, in a few words. */
  says: string;
  operation: OperationId;
  /** The rule that has to name it. */
  rule: string;
  /** Puts what is wrong between the one who asks and a sandbox that is right. */
  through: (right: Transport) => Transport;
}

// biome-ignore lint/suspicious/noExplicitAny: bodies of any form
export type Body = any;

type Text = Pick<FaultySandbox, 'says' | 'operation' | 'rule'>;

/** A limit is missing: what is refused is made right on the way, and taken. */
export function takes(text: Text, repair: (body: Body) => Body): FaultySandbox {
  return through(text, async (request, right) => {
    const answer = await right(request);
    if (answer.status !== 400) return answer;
    const body = bodyOf(request);
    if (typeof body !== 'object' || body === null) return answer;
    return right({ ...request, body: encoded(request, repair(body)) });
  });
}

/** A limit is too narrow: some bodies that are right are refused. */
export function refuses(text: Text, when: (body: Body, request: HostRequest) => unknown): FaultySandbox {
  return through(text, async (request, right) => {
    if (!when(bodyOf(request), request)) return right(request);
    const body = errorList([{ field: 'body', code: 'invalid_value', message: 'It is refused for no reason.' }]);
    return answered(400, body);
  });
}

/** Something else happens than should, for one operation. */
export function through(
  { operation, ...text }: Text,
  instead: (request: HostRequest, right: Transport) => Promise<HostAnswer>,
): FaultySandbox {
  const wrap = (right: Transport): Transport => {
    return (request) => (request.operationId === operation ? instead(request, right) : right(request));
  };
  return { ...text, operation, through: wrap };
}

/** The answers of one operation are changed on the way back. */
export function answers(text: Text, change: (answer: HostAnswer, request: HostRequest) => HostAnswer): FaultySandbox {
  return through(text, async (request, right) => change(await right(request), request));
}

/** A success with another body. */
export function withBody(answer: HostAnswer, change: (body: Body) => Body): HostAnswer {
  if (answer.status >= 300 || answer.text === '') return answer;
  return { ...answer, text: JSON.stringify(change(JSON.parse(answer.text))) };
}

export function answered(status: number, body: unknown): HostAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    text: body === undefined ? '' : JSON.stringify(body),
  };
}

export function bodyOf({ body, operationId }: HostRequest): Body {
  if (body === null) return undefined;
  if (operationId === 'issueToken') return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function encoded({ operationId }: HostRequest, body: Body): string {
  return operationId === 'issueToken' ? new URLSearchParams(body).toString() : JSON.stringify(body);
}

/** The value with what stands at a place changed, wherever that is; `assessments[].id` stands in a list. */
export function changedAt(value: Body, place: string, change: (value: Body) => Body): Body {
  const [name = '', ...rest] = place.split('.');
  const inner = (each: Body) => (rest.length === 0 ? change(each) : changedAt(each, rest.join('.'), change));
  const key = name.replace('[]', '');
  const held = key === '' ? value : value?.[key];
  const next = name.endsWith('[]') ? (Array.isArray(held) ? held.map(inner) : held) : inner(held);
  return key === '' ? next : value === null || typeof value !== 'object' ? value : { ...value, [key]: next };
}

/** Cuts texts to a length, in characters. */
export const cut = (length: number) => (text: Body) =>
  typeof text === 'string' ? [...text].slice(0, length).join('') : text;
