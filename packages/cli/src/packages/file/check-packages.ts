import { isPathStep } from '@assessment-kit/client';
import { checkBody } from '@assessment-kit/contract/requests';
import { duplicateIds, repeatedIds } from '@assessment-kit/rules';
import { didYouMean } from './did-you-mean.ts';
import { fieldOf, type PathPart, partsOf } from './field-path.ts';
import type { Mistake } from './mistake.ts';
import { fieldsKnownAt, unknownFields } from './unknown-fields.ts';

/** A mistake by what is wrong, not yet by where it stands. */
export type PlainMistake = Omit<Mistake, 'line' | 'column' | 'length' | 'field'> & { path: readonly PathPart[] };

/** Everything that is wrong with a parsed catalogue; empty when nothing is. */
export function checkPackages(value: unknown): PlainMistake[] {
  if (!isObject(value)) {
    const message = 'The file must be an object with the list packages.';
    return [{ path: [], rule: 'type', limit: 'object', message }];
  }
  const unknown = unknownFields(value).map(unknownField);
  const { packages } = value;
  if (packages === undefined)
    return [...unknown, { path: ['packages'], rule: 'required', message: 'packages is required.' }];
  if (!Array.isArray(packages)) {
    return [...unknown, { path: ['packages'], rule: 'type', limit: 'array', message: 'packages must be a list.' }];
  }
  if (packages.length === 0) {
    const message = 'packages must have at least 1 package.';
    return [...unknown, { path: ['packages'], rule: 'minItems', limit: 1, message }];
  }
  const problems = packages.flatMap((each, index) => bodyProblems(each, ['packages', index]));
  return [...unknown, ...problems, ...idProblems(packages)];
}

function bodyProblems(assessmentPackage: unknown, at: readonly PathPart[]): PlainMistake[] {
  // JSON knows no `undefined`, but the check takes it for a body that is missing.
  return checkBody('upsertAssessmentPackage', assessmentPackage ?? null).map(({ field, rule, limit, message }) => {
    const path = [...at, ...partsOf(field)];
    const said = message.replace(field === '' ? 'The body' : field, () => fieldOf(path));
    const hint = hintFor(rule, limit, valueAt(assessmentPackage, partsOf(field)));
    return { path, rule, ...(limit === undefined ? {} : { limit }), message: said, ...(hint ? { hint } : {}) };
  });
}

function idProblems(packages: readonly unknown[]): PlainMistake[] {
  const twice = (path: PathPart[]): PlainMistake => {
    return { path, rule: 'duplicate_id', message: `${fieldOf(path)} stands twice in its list.` };
  };
  const read = identified(packages).map((each) => ({
    id: each.id,
    assessments: identified(each.value['assessments']).map(({ id, value }) => ({
      id,
      tests: identified(value['tests']),
    })),
  }));
  const steps = read.flatMap(({ id }, index) => (isPathStep(id) ? [index] : []));
  return [
    ...repeatedIds(read).map((index) => twice(['packages', index, 'id'])),
    ...read.flatMap((each, index) => duplicateIds(each).map((field) => twice(['packages', index, ...partsOf(field)]))),
    ...steps.map((index): PlainMistake => {
      const message = `packages[${index}].id must not be . or .. because a URL has them for steps.`;
      return { path: ['packages', index, 'id'], rule: 'not_in_a_path', message };
    }),
  ];
}

/** The things of a list by their ids, also when there is something wrong with them: one without an id gets one of its own. */
function identified(list: unknown): { id: string; value: Record<string, unknown> }[] {
  if (!Array.isArray(list)) return [];
  return list.map((each: unknown, index) => {
    const value = isObject(each) ? each : {};
    return { id: typeof value['id'] === 'string' ? value['id'] : `\0${index}`, value };
  });
}

function unknownField(path: readonly PathPart[]): PlainMistake {
  const parent = path.slice(0, -1);
  const known = fieldsKnownAt(parent) ?? [];
  const meant = didYouMean(String(path.at(-1)), known);
  const subject = parent.length === 0 ? 'the file' : fieldOf(parent);
  const message = `${fieldOf(path)} is not known; ${subject} can have ${known.filter(isNamed).join(', ')}.`;
  return { path, rule: 'unknown_field', limit: known, message, ...(meant ? { hint: `Did you mean ${meant}?` } : {}) };
}

const isNamed = (name: string) => !name.startsWith('$');

function hintFor(rule: string, limit: unknown, value: unknown): string | undefined {
  if (rule === 'enum' && Array.isArray(limit) && typeof value === 'string') {
    const meant = didYouMean(value, limit);
    return meant && `Did you mean ${meant}?`;
  }
  if (rule === 'maxLength' && typeof value === 'string') return `It has ${[...value].length}.`;
  if (rule !== 'type' || limit !== 'string' || value === null || typeof value === 'object') return undefined;
  return 'Put it in quotes.';
}

function valueAt(value: unknown, path: readonly PathPart[]): unknown {
  return path.reduce<unknown>(
    (at, part) => (isObject(at) || Array.isArray(at) ? Reflect.get(at, part) : undefined),
    value,
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
