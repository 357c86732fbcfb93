import { allowsType, fieldOf, type Resolve, resolved, typeOf, type ValueSchema } from './schema.ts';

export const BREAKS = [
  'too long',
  'too short',
  'too small',
  'too great',
  'wrong type',
  'missing',
  'unknown member',
  'wrong format',
] as const;
export type BreakKind = (typeof BREAKS)[number];

/** One way to break a value. */
export interface Break {
  kind: BreakKind;
  /** The field that is wrong then, such as `assessments[0].name`; empty for the value as a whole. */
  field: string;
  /** The value with this one thing wrong; the value it was made from is left alone. */
  value: unknown;
}

/** Stands for a field that is left out. */
const GONE = Symbol('gone');

/** Every way to break one rule of a schema at one place of a value that fits it. */
export function breaksOf(schema: ValueSchema, value: unknown, resolve: Resolve, field = ''): Break[] {
  const plain = resolved(schema, resolve);
  const choices = plain.oneOf ?? plain.anyOf;
  if (choices) {
    // What none of the choices allows by its type is broken for all of them.
    const chosen = choices.find((each) => allowsType(resolved(each, resolve), typeOf(value)));
    const allowed = (type: string) => choices.some((each) => allowsType(resolved(each, resolve), type));
    const inner = chosen ? breaksOf(chosen, value, resolve, field) : [];
    return inner.filter((each) => each.kind !== 'wrong type' || each.field !== field || !allowed(typeOf(each.value)));
  }
  return [...ownBreaks(plain, value, field), ...innerBreaks(plain, value, resolve, field)];
}

const EVERY_TYPE: readonly unknown[] = ['7', 7, 7.5, true, null, {}, []];

function ownBreaks(schema: ValueSchema, value: unknown, field: string): Break[] {
  const to = (kind: BreakKind, ...values: unknown[]): Break[] => values.map((each) => ({ kind, field, value: each }));
  if (schema.enum) {
    const others = ['', 'unknown', String(schema.enum[0]).toLowerCase(), `${schema.enum[0]} `, 7, {}];
    return to('unknown member', ...others.filter((each) => !schema.enum?.includes(each)));
  }
  const breaks = to('wrong type', ...EVERY_TYPE.filter((each) => !allowsType(schema, typeOf(each))));
  if (typeof value === 'string') {
    const { minLength = 0, maxLength, format } = schema;
    if (maxLength !== undefined) breaks.push(...to('too long', 'x'.repeat(maxLength + 1), '😀'.repeat(maxLength + 1)));
    if (minLength > 0) breaks.push(...to('too short', 'x'.repeat(minLength - 1)));
    if (format === 'date-time') {
      breaks.push(...to('wrong format', '', 'now', '2026-01-13', '2026-13-01T00:00:00Z', '2026-02-29T00:00:00Z'));
    }
  }
  if (typeof value === 'number') {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, format } = schema;
    const tooSmall = [exclusiveMinimum, minimum === undefined ? undefined : minimum - 1, -1e308];
    const tooGreat = [exclusiveMaximum, maximum === undefined ? undefined : maximum + 1];
    if (minimum !== undefined || exclusiveMinimum !== undefined) breaks.push(...to('too small', ...given(tooSmall)));
    breaks.push(...to('too great', ...given(tooGreat)));
    if (format === 'int32') breaks.push(...to('too great', 2 ** 31, 1e308));
  }
  return breaks;
}

/** What is broken deeper inside, each with the whole of this value around it. */
function innerBreaks(schema: ValueSchema, value: unknown, resolve: Resolve, field: string): Break[] {
  if (Array.isArray(value)) {
    const items = schema.items ?? {};
    return value.flatMap((item, index) =>
      breaksOf(items, item, resolve, `${field}[${index}]`).map((each) => ({
        ...each,
        value: value.with(index, each.value),
      })),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  const properties = schema.properties ?? {};
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = fieldOf(field, name);
    const breaks = name in properties ? breaksOf(properties[name] ?? {}, inner, resolve, at) : [];
    if (schema.required?.includes(name)) breaks.push({ kind: 'missing', field: at, value: GONE });
    return breaks.map((each) => ({ ...each, value: withField(value, name, each.value) }));
  });
}

function withField(value: object, name: string, changed: unknown): object {
  const others = Object.entries(value).filter(([key]) => key !== name);
  return Object.fromEntries(changed === GONE ? others : [...others, [name, changed]]);
}

function given(values: readonly (number | undefined)[]): number[] {
  return values.filter((each) => each !== undefined);
}
