import type { Problem } from '@assessment-kit/contract/error-body';
import { fieldLimits, type OrderUpdate } from '@assessment-kit/rules';
import { nearestName } from './nearest-name.ts';

/** The names that an object may have, by its place: `assessments[].assessmentResults` → `score`, `tests` and so on. */
const NAMES = namesByPlace(fieldLimits('updateAssessmentOrder').map(({ path }) => path));

/** Nobody reads further than that. */
const MAX_PROBLEMS = 100;

/** What may be repeated in an answer: the name of a field, not a sentence or an address that stands where one should. */
const NAME = /^[A-Za-z_][\w-]{0,59}$/;

/**
 * Fields of reported results that the contract does not know, each with the one that was probably meant. The platform
 * may take them without a word, and so lose a report whose field is misspelt.
 *
 * @param wanted Has passed the contract's validator.
 */
export function unknownFieldProblems(wanted: OrderUpdate): Problem[] {
  return [...unknownIn(wanted, '', '')].slice(0, MAX_PROBLEMS);
}

/** @param place As in the table of the contract. @param at The same with the numbers of this body. */
function* unknownIn(value: unknown, place: string, at: string): Generator<Problem> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* unknownIn(item, `${place}[]`, `${at}[${index}]`);
    return;
  }
  const names = NAMES.get(place);
  if (typeof value !== 'object' || value === null || !names) return;
  for (const [name, part] of Object.entries(value)) {
    if (names.has(name)) yield* unknownIn(part, join(place, name), join(at, name));
    else yield problem(name, place, at);
  }
}

function problem(name: string, place: string, at: string): Problem {
  const code = 'unknown_field';
  const names = [...(NAMES.get(place) ?? [])];
  if (!NAME.test(name)) {
    return { field: at === '' ? 'body' : at, code, message: `There may only be ${names.join(', ')} here.` };
  }
  const field = join(at, name);
  const meant = nearestName(name, names);
  if (meant !== null) return { field, code, message: `There is no ${field}; ${join(at, meant)} was probably meant.` };
  const elsewhere = [...NAMES.keys()].filter((other) => NAMES.get(other)?.has(name)).map((other) => join(other, name));
  const hint = elsewhere.length > 0 ? `it belongs into ${elsewhere.join(' or ')}` : `there are ${names.join(', ')}`;
  return { field, code, message: `There is no ${field}; ${hint}.` };
}

function namesByPlace(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const path of paths) {
    const cut = path.lastIndexOf('.');
    const place = path.slice(0, Math.max(cut, 0));
    names.set(place, (names.get(place) ?? new Set()).add(path.slice(cut + 1)));
  }
  return names;
}

function join(place: string, name: string): string {
  return place === '' ? name : `${place}.${name}`;
}
