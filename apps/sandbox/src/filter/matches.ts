import type { Filter, FilterField } from './syntax.ts';

/** What a filter looks at. `createdat` is an ISO 8601 instant. */
export type FilterValues = Record<FilterField, string | null>;

/** Whether an order fits a filter. Company ids have no case; a missing value equals nothing. */
export function matches(filter: Filter, values: FilterValues): boolean {
  if (filter.kind !== 'compare') {
    const left = matches(filter.left, values);
    return filter.kind === 'and' ? left && matches(filter.right, values) : left || matches(filter.right, values);
  }
  const actual = values[filter.field];
  const equal = (wanted: string) => actual !== null && compare(filter.field, actual, wanted) === 0;
  const first = filter.values[0] ?? '';
  switch (filter.operator) {
    case 'eq':
      return equal(first);
    case 'ne':
      return !equal(first);
    case 'in':
      return filter.values.some(equal);
    case 'sw':
      return actual?.startsWith(first) ?? false;
    case 'gt':
      return actual !== null && compare(filter.field, actual, first) > 0;
    case 'ge':
      return actual !== null && compare(filter.field, actual, first) >= 0;
    case 'lt':
      return actual !== null && compare(filter.field, actual, first) < 0;
    case 'le':
      return actual !== null && compare(filter.field, actual, first) <= 0;
  }
}

function compare(field: FilterField, actual: string, wanted: string): number {
  if (field === 'createdat') return Date.parse(actual) - Date.parse(wanted);
  if (field === 'companyid') return order(actual.toLowerCase(), wanted.toLowerCase());
  return order(actual, wanted);
}

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
