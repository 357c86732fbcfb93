import type { CompiledError, CompiledValidator } from './compiled-validator.ts';

/** One thing that is wrong with a value. Never holds the value itself. */
export interface FieldProblem {
  /** For example `assessments[0].name`; empty for the value as a whole. */
  field: string;
  /** The keyword of JSON Schema that is broken: `required`, `type`, `maxLength`, `enum`, `format` … */
  rule: string;
  /** What would be allowed: a number of characters, a type, the members of an enum. */
  limit?: number | string | readonly string[];
  /** One sentence that names the field and the limit. */
  message: string;
}

/** A hostile body can break a rule a hundred thousand times; nobody reads that far. */
const MAX_PROBLEMS = 100;

/**
 * Runs a compiled validator and says in sentences what does not fit; at most 100 problems.
 *
 * ```ts
 * const isText = (value: unknown) => typeof value === 'string';
 * problemsFound(isText, 'a text'); // []
 * ```
 *
 * @param validator Compiled by AJV; its `errors` are read.
 * @param value `undefined` counts as a body that is missing.
 */
export function problemsFound(validator: CompiledValidator, value: unknown): FieldProblem[] {
  if (value === undefined) return [{ field: '', rule: 'required', message: 'A body is required.' }];
  if (validator(value)) return [];
  const errors = (validator.errors ?? []).filter(isTelling);
  const problems = new Map<string, FieldProblem>();
  for (const error of errors) {
    const problem = describe(error);
    problems.set(`${problem.field} ${problem.rule}`, problem);
    if (problems.size === MAX_PROBLEMS) break;
  }
  if (problems.size === 0) return [{ field: '', rule: 'schema', message: 'The body does not fit the contract.' }];
  // What is of the wrong type has the wrong format as well: `1.5` where a whole number of 32 bits is wanted.
  return [...problems.values()].filter(({ field, rule }) => rule !== 'format' || !problems.has(`${field} type`));
}

/** `oneOf: [thing, null]` fails three times: that it is no thing, that it is not null, and that it is neither. */
function isTelling({ keyword, params }: CompiledError): boolean {
  if (keyword === 'oneOf' || keyword === 'anyOf') return false;
  return !(keyword === 'type' && params['type'] === 'null');
}

function describe({ instancePath, keyword, params }: CompiledError): FieldProblem {
  const at = fieldName(instancePath);
  const subject = at === '' ? 'The body' : at;
  switch (keyword) {
    case 'required': {
      const field = join(at, String(params['missingProperty']));
      return { field, rule: keyword, message: `${field} is required.` };
    }
    case 'type': {
      const types = [params['type']].flat().map(String);
      const limit = types.length === 1 ? (types[0] ?? '') : types;
      return { field: at, rule: keyword, limit, message: `${subject} must be ${types.map(TYPE_NAME).join(' or ')}.` };
    }
    case 'enum': {
      const limit = (params['allowedValues'] as unknown[]).filter((value) => value !== null).map(String);
      return { field: at, rule: keyword, limit, message: `${subject} must be one of ${limit.join(', ')}.` };
    }
    case 'format': {
      const limit = String(params['format']);
      return { field: at, rule: keyword, limit, message: `${subject} must be ${FORMAT_NAMES[limit] ?? `a ${limit}`}.` };
    }
    default: {
      const limit = Number(params['limit']);
      const phrase = LIMIT_PHRASES[keyword]?.(limit) ?? 'is not allowed as it is';
      return { field: at, rule: keyword, limit, message: `${subject} ${phrase}.` };
    }
  }
}

const TYPE_NAME = (type: string): string =>
  ({
    string: 'a text',
    object: 'an object',
    array: 'a list',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    null: 'null',
  })[type] ?? type;

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  'date-time': 'a date and time with an offset, such as 2026-01-13T11:45:44.815Z',
  int32: 'a whole number of 32 bits',
  double: 'a finite number',
};

const LIMIT_PHRASES: Readonly<Record<string, (limit: number) => string>> = {
  maxLength: (limit) => `must have at most ${limit} characters`,
  minLength: (limit) => (limit === 1 ? 'must not be empty' : `must have at least ${limit} characters`),
  minimum: (limit) => `must be at least ${limit}`,
  maximum: (limit) => `must be at most ${limit}`,
  exclusiveMinimum: (limit) => `must be greater than ${limit}`,
};

/** `/assessments/0/name` as `assessments[0].name`. */
function fieldName(instancePath: string): string {
  return instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : join(path, part)), '');
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
