/** What orders of the partner can be filtered by, and how each field can be compared (`OR-filter`, certain). */
export const ORDER_FILTER_FIELDS = {
  companyid: ['eq', 'ne', 'in'],
  assessmentorderid: ['eq', 'ne', 'in'],
  createdat: ['gt', 'ge', 'eq', 'ne', 'lt', 'le'],
  'requester/id': ['eq'],
  'assessee/id': ['eq'],
  status: ['eq', 'ne', 'in'],
  billingcode: ['eq', 'ne', 'in', 'sw'],
} as const satisfies Record<string, readonly string[]>;
