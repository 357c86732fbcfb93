import { type OperationId, operationTable } from '@assessment-kit/contract';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import type { ValueSchema } from '@assessment-kit/schema-values';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: ValueSchema;
}

export interface DeclaredAnswer {
  'x-source'?: ContractSource;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: ValueSchema }>;
}

/** An operation as the bundled contract describes it. */
export interface ContractOperation {
  id: OperationId;
  method: string;
  path: string;
  summary: string;
  source: ContractSource;
  parameters: readonly Parameter[];
  mediaTypes: readonly string[];
  /** `null` when it takes no body. */
  body: ValueSchema | null;
  /** By status, or range such as `4XX`. */
  answers: Readonly<Record<string, DeclaredAnswer>>;
}

/** `x-source` of the contract. */
export interface ContractSource {
  page: string | readonly string[];
  confidence: 'certain' | 'inferred';
  note?: string;
}

interface OperationObject {
  summary: string;
  'x-source': ContractSource;
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: ValueSchema }> };
  responses: Record<string, DeclaredAnswer | { $ref: string }>;
}

/** Looks up a `$ref` of the bundle. */
export const resolveSchema = (ref: string): ValueSchema => resolve<ValueSchema>({ $ref: ref });

/** Follows references into the bundle. */
export function resolve<Target>(given: { $ref?: string } | Target): Target {
  const ref = (given as { $ref?: string }).$ref;
  if (ref === undefined) return given as Target;
  const found = ref
    .split('/')
    .slice(1)
    .reduce<unknown>((inside, name) => (inside as Record<string, unknown>)[name.replaceAll('~1', '/')], contract);
  return resolve(found as Target);
}

/** Every operation that a partner calls, in the contract's sequence. */
export const OPERATIONS: readonly ContractOperation[] = Object.entries(operationTable).map(([id, { method, path }]) => {
  const item = (contract.paths as Record<string, unknown>)[path] as Record<string, OperationObject> & {
    parameters?: OperationObject['parameters'];
  };
  const operation = item[method] as OperationObject;
  const content = operation.requestBody?.content ?? {};
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
  return {
    id: id as OperationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    source: operation['x-source'],
    parameters: parameters.map((each) => resolve<Parameter>(each)),
    mediaTypes: Object.keys(content),
    body: Object.values(content)[0]?.schema ?? null,
    answers: Object.fromEntries(
      Object.entries(operation.responses).map(([status, each]) => [status, resolve<DeclaredAnswer>(each)]),
    ),
  };
});

export function operationOf(id: OperationId): ContractOperation {
  const found = OPERATIONS.find((each) => each.id === id);
  if (!found) throw new Error(`The contract has no operation ${id}.`);
  return found;
}

/** The key under which an answer is declared: its status, or its range. `null` when it is not. */
export function declaredAs({ answers }: ContractOperation, status: number): string | null {
  return [String(status), `${Math.floor(status / 100)}XX`].find((each) => each in answers) ?? null;
}
