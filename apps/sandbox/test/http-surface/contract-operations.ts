import { type OperationId, operationTable } from '@assessment-kit/contract';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import type { ValueSchema } from '@assessment-kit/schema-values';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: ValueSchema;
}

interface Answer {
  $ref?: string;
  content?: object;
}

/** An operation as the bundled contract describes it. */
export interface ContractOperation {
  id: OperationId;
  method: string;
  path: string;
  parameters: readonly Parameter[];
  mediaTypes: readonly string[];
  /** `null` when the operation takes no body. */
  body: ValueSchema | null;
  /** Methods of all operations with this path. */
  methodsOfPath: readonly string[];
  /** Statuses that are answered without a body. */
  emptyAnswers: ReadonlySet<number>;
}

export const resolveSchema = (ref: string) => resolve<ValueSchema>({ $ref: ref });

/** Follows a reference into the bundled contract. */
function resolve<Target>(given: { $ref?: string } | Target): Target {
  const ref = (given as { $ref?: string }).$ref;
  if (ref === undefined) return given as Target;
  const found = ref
    .split('/')
    .slice(1)
    .reduce<unknown>((inside, name) => (inside as Record<string, unknown>)[name], contract);
  if (found === undefined) throw new Error(`The contract has no ${ref}.`);
  return resolve(found as Target);
}

interface OperationObject {
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { content: Record<string, { schema: ValueSchema }> };
  responses: Record<string, Answer>;
}

/** Every operation of the platform. */
export const contractOperations: readonly ContractOperation[] = Object.entries(operationTable).map(
  ([id, { method, path }]) => {
    const item = (contract.paths as Record<string, unknown>)[path] as Record<string, OperationObject> & {
      parameters?: OperationObject['parameters'];
    };
    const operation = item[method] as OperationObject;
    const content = operation.requestBody?.content ?? {};
    return {
      id: id as OperationId,
      method: method.toUpperCase(),
      path,
      parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((each) => resolve<Parameter>(each)),
      mediaTypes: Object.keys(content),
      body: Object.values(content)[0]?.schema ?? null,
      methodsOfPath: Object.values(operationTable)
        .filter((other) => other.path === path)
        .map((other) => other.method.toUpperCase()),
      emptyAnswers: emptyAnswers(operation),
    };
  },
);

function emptyAnswers({ responses }: OperationObject): ReadonlySet<number> {
  const empty = Object.entries(responses).filter(([, answer]) => resolve<Answer>(answer).content === undefined);
  return new Set(empty.map(([status]) => Number(status)));
}
