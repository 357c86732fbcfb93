import type { CompiledValidator } from './compiled-validator.ts';
import { type FieldProblem, problemsFound } from './field-problem.ts';

type Validators = Readonly<Record<string, CompiledValidator>>;

/** Parameters of a request by where they stand. */
export interface GivenParameters {
  path: Readonly<Record<string, unknown>>;
  query: Readonly<Record<string, unknown>>;
  header: Readonly<Record<string, unknown>>;
}

export type CheckedParameters =
  | { ok: true; path: Record<string, unknown>; query: Record<string, unknown>; header: Record<string, unknown> }
  | { ok: false; problems: FieldProblem[] };

/** A function that checks bodies with validators by operationId. */
export function bodyCheck(validators: Validators): (operationId: string, body: unknown) => FieldProblem[] {
  return (operationId, body) => {
    const validator = Object.hasOwn(validators, operationId) ? validators[operationId] : undefined;
    return validator ? problemsFound(validator, body) : [];
  };
}

/** A function that checks parameters with validators by operationId, and converts them. */
export function parameterCheck(
  validators: Validators,
): (operationId: string, given: GivenParameters) => CheckedParameters {
  return (operationId, given) => {
    // The validators convert in place, so they get a copy.
    const values = { path: { ...given.path }, query: { ...given.query }, header: { ...given.header } };
    const validator = Object.hasOwn(validators, operationId) ? validators[operationId] : undefined;
    const problems = [...(validator ? problemsFound(validator, values) : []), ...infiniteNumbers(values.query)];
    if (problems.length === 0) return { ok: true, ...values };
    const named = problems.map(({ field, message, ...rest }) => {
      const name = field.replace(/^(path|query|header)\./, '');
      return { ...rest, field: name, message: message.replace(field, name) };
    });
    return { ok: false, problems: named };
  };
}

/** `1e400` becomes Infinity when it is converted, and limits say nothing about that. */
function infiniteNumbers(query: Readonly<Record<string, unknown>>): FieldProblem[] {
  return Object.entries(query)
    .filter(([, value]) => typeof value === 'number' && !Number.isFinite(value))
    .map(([field]) => ({ field, rule: 'type', limit: 'number', message: `${field} must be a finite number.` }));
}
