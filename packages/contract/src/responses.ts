import type { CompiledValidator } from './compiled-validator.ts';
import { type FieldProblem, problemsFound } from './field-problem.ts';
import { validators as tolerant } from './generated/assessments/responses.js';
import { validators as exact } from './generated/assessments/responses-exact.js';
import type { OperationId } from './index.ts';

/** `tolerant`: types and required fields, for readers. `exact`: the schema as it is written, for contract tests. */
export type Strictness = 'tolerant' | 'exact';

/** What the contract says about an answer. */
export type CheckedResponse = { declared: false } | { declared: true; problems: FieldProblem[] };

/**
 * Checks a JSON answer of the platform against the contract.
 *
 * @param status HTTP status of the answer; a status that is not declared by itself falls under a range such as `4XX`.
 * @returns `declared: false` when the contract knows no JSON answer of this status for the operation.
 */
export function validateResponse(
  operationId: OperationId,
  status: number,
  body: unknown,
  strictness: Strictness = 'tolerant',
): CheckedResponse {
  const validators: Readonly<Record<string, CompiledValidator>> = strictness === 'exact' ? exact : tolerant;
  const validator =
    validators[`${operationId} ${status}`] ?? validators[`${operationId} ${Math.floor(status / 100)}XX`];
  return validator ? { declared: true, problems: problemsFound(validator, body) } : { declared: false };
}
