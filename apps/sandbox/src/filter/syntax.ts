import { ORDER_FILTER_FIELDS } from '@assessment-kit/rules';

/** A filter as a tree. */
export type Filter =
  | { kind: 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'compare'; field: FilterField; operator: FilterOperator; values: readonly string[] };

export const FILTER_FIELDS = ORDER_FILTER_FIELDS;

export type FilterField = keyof typeof FILTER_FIELDS;
export type FilterOperator = (typeof FILTER_FIELDS)[FilterField][number];

/** Where and why a filter does not parse. `position` counts characters from 0. */
export class FilterSyntaxError extends Error {
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.name = 'FilterSyntaxError';
    this.position = position;
  }
}
