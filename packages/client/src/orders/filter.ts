import { ORDER_FILTER_FIELDS } from '@assessment-kit/rules';

type Fields = typeof ORDER_FILTER_FIELDS;
type Operator = Fields[keyof Fields][number];

/** The fields that can be compared by an operator. */
type FieldOf<Op extends Operator> = {
  [Field in keyof Fields]: Op extends Fields[Field][number] ? Field : never;
}[keyof Fields];

/** A text; for `createdat` an instant, as a `Date` or a text such as `2026-01-13T09:12:00Z`. */
type ValueOf<Field extends keyof Fields> = Field extends 'createdat' ? string | Date : string;

/**
 * A filter of orders, made by `filter`. As a text it is what the platform is sent.
 *
 * ```ts
 * const open: OrderFilter = filter.and(filter.eq('companyid', companyId), filter.eq('status', 'Hold'));
 * for await (const order of client.iterateOrders({ filter: open })) console.log(order.assessmentOrderId);
 * ```
 */
export class OrderFilter {
  readonly #text: string;
  /** Whether it has to stand in parentheses beside others. */
  readonly #joined: boolean;

  constructor(text: string, joined: boolean) {
    this.#text = text;
    this.#joined = joined;
  }

  toString(): string {
    return this.#text;
  }

  /** As it stands beside others. */
  asMember(): string {
    return this.#joined ? `(${this.#text})` : this.#text;
  }
}

/**
 * Builds filters of partner orders from the documented fields and operators (`OR-filter`): others are errors of types, and
 * of JavaScript.
 *
 * ```ts
 * filter.and(filter.eq('companyid', '5Y021'), filter.in('status', ['InProgress', 'Hold']));
 * ```
 *
 * A single quote in a value is written twice. The kit's sandbox reads it so; how the platform does is not documented.
 */
export const filter = {
  /** Is equal. */
  eq: <Field extends FieldOf<'eq'>>(field: Field, value: ValueOf<Field>) => compare(field, 'eq', value),
  /** Is not equal. */
  ne: <Field extends FieldOf<'ne'>>(field: Field, value: ValueOf<Field>) => compare(field, 'ne', value),
  /** Is later. */
  gt: (field: FieldOf<'gt'>, value: string | Date) => compare(field, 'gt', value),
  /** Is later or the same. */
  ge: (field: FieldOf<'ge'>, value: string | Date) => compare(field, 'ge', value),
  /** Is earlier. */
  lt: (field: FieldOf<'lt'>, value: string | Date) => compare(field, 'lt', value),
  /** Is earlier or the same. */
  le: (field: FieldOf<'le'>, value: string | Date) => compare(field, 'le', value),
  /** Starts with. */
  sw: (field: FieldOf<'sw'>, value: string) => compare(field, 'sw', value),
  /** Is one of at least one value. */
  in(field: FieldOf<'in'>, values: readonly string[]): OrderFilter {
    check(field, 'in');
    if (values.length === 0) throw new TypeError(`${field} in: the list of values is empty.`);
    return new OrderFilter(`${field} in (${values.map((value) => quoted(field, value)).join(',')})`, false);
  },
  /** All of them hold. */
  and: (...filters: readonly OrderFilter[]) => join('and', filters),
  /** At least one of them holds. */
  or: (...filters: readonly OrderFilter[]) => join('or', filters),
};

function compare(field: keyof Fields, operator: Operator, value: string | Date): OrderFilter {
  check(field, operator);
  return new OrderFilter(`${field} ${operator} ${quoted(field, value)}`, false);
}

function join(word: 'and' | 'or', filters: readonly OrderFilter[]): OrderFilter {
  const [only, ...others] = filters;
  if (!only) throw new TypeError(`${word} needs at least one filter.`);
  if (others.length === 0) return only;
  return new OrderFilter(filters.map((each) => each.asMember()).join(` ${word} `), true);
}

/** @throws {TypeError} for a field or an operator that the platform does not document. */
function check(field: keyof Fields, operator: Operator): void {
  const operators: readonly string[] = Object.hasOwn(ORDER_FILTER_FIELDS, field) ? ORDER_FILTER_FIELDS[field] : [];
  if (!operators.includes(operator)) throw new TypeError(`Orders cannot be filtered by ${field} ${operator}.`);
}

function quoted(field: keyof Fields, value: string | Date): string {
  if (field === 'createdat' && Number.isNaN(new Date(value).getTime())) {
    throw new TypeError('createdat needs a date and time such as 2026-01-13T09:12:00Z.');
  }
  const text = value instanceof Date ? value.toISOString() : value;
  if (typeof text !== 'string') throw new TypeError(`${field} must be compared with a text.`);
  return `'${text.replaceAll("'", "''")}'`;
}
