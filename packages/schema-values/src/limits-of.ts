import type { BreakKind } from './breaks-of.ts';
import { fieldOf, type Resolve, resolved, typesOf, type ValueSchema } from './schema.ts';

/** One rule that a schema sets for one place. */
export interface Limit {
  /** For example `assessments[].name`; empty for the value as a whole. */
  place: string;
  /** What breaks it. */
  kind: BreakKind;
  /** In words, for example `at most 50 characters`. */
  says: string;
  /** What it just allows; nothing where nothing lies at an edge. */
  edges: readonly unknown[];
  /** Notes (`x-…`) of the schema and of those around it, the innermost first. */
  notes: readonly Readonly<Record<string, unknown>>[];
}

type Notes = Limit['notes'];

/** Every rule that a schema sets, each once, in the sequence of the schema. */
export function limitsOf(schema: ValueSchema, resolve: Resolve, place = '', around: Notes = []): Limit[] {
  const notes = notesOf(schema, resolve, around);
  const plain = resolved(schema, resolve);
  const choices = (plain.oneOf ?? plain.anyOf)?.map((each) => ({ each, plain: resolved(each, resolve) }));
  if (!choices) return [...ownLimits(plain, place, notes), ...innerLimits(plain, resolve, place, notes)];
  const types = choices.flatMap((choice) => typesOf(choice.plain));
  return [
    typeLimit(types, place, notes),
    ...choices
      .flatMap(({ each }) => limitsOf(each, resolve, place, notes))
      .filter((limit) => limit.place !== place || limit.kind !== 'wrong type'),
  ];
}

function notesOf(schema: ValueSchema, resolve: Resolve, around: Notes): Notes {
  const own = [schema as Readonly<Record<string, unknown>>, ...around];
  return schema.$ref === undefined ? own : notesOf(resolve(schema.$ref), resolve, own);
}

function typeLimit(types: readonly string[], place: string, notes: Notes): Limit {
  const edges = types.includes('null') ? [null] : [];
  return { place, kind: 'wrong type', says: types.join(' or '), edges, notes };
}

function ownLimits(schema: ValueSchema, place: string, notes: Notes): Limit[] {
  const limits: Limit[] = [];
  const add = (kind: BreakKind, says: string, edges: Limit['edges']) =>
    limits.push({ place, kind, says, edges, notes });
  if (schema.enum) {
    const members = schema.enum.map((each) => String(each)).join(', ');
    add('unknown member', `one of ${members}`, schema.enum);
    return limits;
  }
  const types = typesOf(schema);
  if (types.length > 0) limits.push(typeLimit(types, place, notes));
  const { minLength = 0, maxLength, format, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (types.includes('string')) {
    const ofLength = (length: number) => ['x', 'é', '😀'].map((one) => one.repeat(length));
    if (maxLength !== undefined) add('too long', `at most ${maxLength} characters`, ofLength(maxLength));
    if (minLength > 0) add('too short', `at least ${characters(minLength)}`, ofLength(minLength));
    if (format === 'date-time') add('wrong format', 'a date-time', DATE_TIMES);
  }
  if (minimum !== undefined) add('too small', `at least ${minimum}`, [minimum]);
  if (exclusiveMinimum !== undefined) {
    add('too small', `more than ${exclusiveMinimum}`, [exclusiveMinimum + 0.01]);
  }
  if (maximum !== undefined) add('too great', `at most ${maximum}`, [maximum]);
  if (exclusiveMaximum !== undefined) {
    add('too great', `less than ${exclusiveMaximum}`, [exclusiveMaximum - 0.01]);
  }
  if (format === 'int32' && maximum === undefined) add('too great', 'at most 2147483647', [2 ** 31 - 1]);
  return limits;
}

function innerLimits(schema: ValueSchema, resolve: Resolve, place: string, notes: Notes): Limit[] {
  if (schema.items) return limitsOf(schema.items, resolve, `${place}[]`, notes);
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const at = fieldOf(place, name);
    const limits = limitsOf(inner, resolve, at, notes);
    if (!schema.required?.includes(name)) return limits;
    const required: Limit = {
      place: at,
      kind: 'missing',
      says: 'required',
      edges: [],
      notes: notesOf(inner, resolve, notes),
    };
    return [required, ...limits];
  });
}

function characters(count: number): string {
  return count === 1 ? '1 character' : `${count} characters`;
}

/** In the forms that pages of the platform show: whole seconds, three and seven digits, another time zone. */
const DATE_TIMES = [
  '2026-01-13T12:40:02Z',
  '2026-01-13T12:40:02.120Z',
  '2012-10-28T00:30:00.0000000Z',
  '2026-01-13T12:40:02+02:00',
];
