import type { CompiledValidator } from './compiled-validator.ts';
import { type FieldProblem, problemsFound } from './field-problem.ts';

type Validators = Readonly<Record<string, CompiledValidator>>;

/** `tolerant`: types and required fields, for readers. `exact`: the schema as it is written, for contract tests. */
export type Strictness = 'tolerant' | 'exact';

/** What the contract says about an answer. */
export type CheckedResponse = { declared: false } | { declared: true; problems: FieldProblem[] };

/** A function that checks answers with validators by operationId and status, or range of statuses such as `4XX`. */
export function responseCheck<OperationId extends string>(tolerant: Validators, exact: Validators) {
  return (
    operationId: OperationId,
    status: number,
    body: unknown,
    strictness: Strictness = 'tolerant',
  ): CheckedResponse => {
    const validators = strictness === 'exact' ? exact : tolerant;
    const validator =
      validators[`${operationId} ${status}`] ?? validators[`${operationId} ${Math.floor(status / 100)}XX`];
    return validator ? { declared: true, problems: problemsFound(validator, body) } : { declared: false };
  };
}
