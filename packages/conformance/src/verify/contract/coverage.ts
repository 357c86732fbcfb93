import type { OperationId } from '@assessment-kit/contract';
import { fieldOf, resolved, type ValueSchema } from '@assessment-kit/schema-values';
import type { Exchange } from '../host/exchange.ts';
import { type ContractOperation, declaredAs, OPERATIONS, operationOf, resolveSchema } from './operations.ts';

/** How much of one kind there is, and how much of it was seen. */
export interface Share {
  seen: number;
  all: number;
  /** In words; what was not seen. */
  missing: readonly string[];
}

/** How much of the contract a run has touched. */
export interface CoverageNumbers {
  operations: Share;
  /** Declared answers: an operation with a status. */
  answers: Share;
  /** Fields and parameters that were sent. */
  requestProperties: Share;
  /** Fields of successful answers that came. */
  responseProperties: Share;
}

/** Writes down which parts of the contract requests and answers have touched. */
export class Coverage {
  readonly #seen = new Set<string>();

  saw({ request, answer, body }: Exchange): void {
    const { operationId } = request;
    if (operationId === null) return;
    const operation = operationOf(operationId);
    if (request.method !== operation.method) return;
    this.#seen.add(operationId);
    const status = declaredAs(operation, answer.status);
    if (status !== null) this.#seen.add(`${operationId} ${status}`);
    this.#parameters(operation, request);
    if (operation.body && request.body !== null) {
      const sent =
        operationId === 'issueToken' ? Object.fromEntries(new URLSearchParams(request.body)) : parsed(request.body);
      this.#values(operation.body, sent, `${operationId} request `, '');
    }
    const schema = status === null ? undefined : operation.answers[status]?.content?.['application/json']?.schema;
    if (schema && answer.status < 300) this.#values(schema, body, `${operationId} ${status} `, '');
  }

  #parameters({ id, parameters, path }: ContractOperation, { target, headers }: Exchange['request']): void {
    const query = new URLSearchParams(target.split('?')[1] ?? '');
    for (const { name, in: where } of parameters) {
      const sent =
        where === 'path'
          ? path.includes(`{${name}}`)
          : where === 'query'
            ? query.has(name)
            : name.toLowerCase() in headers;
      if (sent) this.#seen.add(`${id} request ${name}`);
    }
  }

  #values(schema: ValueSchema, value: unknown, prefix: string, place: string): void {
    if (Array.isArray(value)) {
      for (const item of value) this.#values(itemsOf(schema), item, prefix, `${place}[]`);
      return;
    }
    for (const { at, name, inner } of fieldsOf(schema, place)) {
      const held = (value as Record<string, unknown> | null | undefined)?.[name];
      if (held === undefined) continue;
      this.#seen.add(`${prefix}${at}`);
      this.#values(inner, held, prefix, at);
    }
  }

  numbers(): CoverageNumbers {
    const share = (keys: readonly string[]): Share => {
      const missing = keys.filter((key) => !this.#seen.has(key));
      return { seen: keys.length - missing.length, all: keys.length, missing };
    };
    return {
      operations: share(OPERATIONS.map(({ id }) => id)),
      answers: share(OPERATIONS.flatMap(({ id, answers }) => Object.keys(answers).map((status) => `${id} ${status}`))),
      requestProperties: share(
        OPERATIONS.flatMap(({ id, parameters, body }) => [
          ...parameters.map(({ name }) => `${id} request ${name}`),
          ...(body ? placesOf(body, '').map((at) => `${id} request ${at}`) : []),
        ]),
      ),
      responseProperties: share(
        OPERATIONS.flatMap(({ id, answers }) =>
          Object.entries(answers)
            .filter(([status]) => status.startsWith('2'))
            .flatMap(([status, { content }]) =>
              placesOf(content?.['application/json']?.schema ?? {}, '').map((at) => `${id} ${status} ${at}`),
            ),
        ),
      ),
    };
  }

  /** Whether an operation was called at all. */
  has(operationId: OperationId): boolean {
    return this.#seen.has(operationId);
  }
}

function plainOf(schema: ValueSchema): ValueSchema {
  const plain = resolved(schema, resolveSchema);
  const choice = (plain.oneOf ?? plain.anyOf)?.find((each) => resolved(each, resolveSchema).type !== 'null');
  return choice ? plainOf(choice) : plain;
}

function itemsOf(schema: ValueSchema): ValueSchema {
  return plainOf(schema).items ?? {};
}

function fieldsOf(schema: ValueSchema, place: string): { at: string; name: string; inner: ValueSchema }[] {
  const { properties = {} } = plainOf(schema);
  return Object.entries(properties).map(([name, inner]) => ({ at: fieldOf(place, name), name, inner }));
}

function placesOf(schema: ValueSchema, place: string): string[] {
  const plain = plainOf(schema);
  if (plain.items) return placesOf(plain.items, `${place}[]`);
  return fieldsOf(schema, place).flatMap(({ at, inner }) => [at, ...placesOf(inner, at)]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
