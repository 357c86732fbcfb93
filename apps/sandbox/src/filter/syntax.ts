/** A filter as a tree. */
export type Filter =
  | { kind: 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'compare'; field: FilterField; operator: FilterOperator; values: readonly string[] };

/** What each field can be compared with (`OR-filter`, certain). */
export const FILTER_FIELDS = {
  companyid: ['eq', 'ne', 'in'],
  assessmentorderid: ['eq', 'ne', 'in'],
  createdat: ['gt', 'ge', 'eq', 'ne', 'lt', 'le'],
  'requester/id': ['eq'],
  'assessee/id': ['eq'],
  status: ['eq', 'ne', 'in'],
  billingcode: ['eq', 'ne', 'in', 'sw'],
} as const satisfies Record<string, readonly string[]>;

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
