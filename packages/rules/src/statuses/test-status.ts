import type { Schema } from '@assessment-kit/contract';

/** A status of a test, as the contract names it. */
export type TestStatusValue = Schema<'TestStatusValue'>;

/** What a status of a test means and what follows from it. */
export interface TestStatusFacts {
  /** As people see it. */
  readonly label: string;
  readonly meaning: string;
  /** Whether it lets the assessment pass the completion gate. */
  readonly finished: boolean;
}

/** Every status of a test (`S3`, certain; `Ordered` is known from `S1` only). */
export const TEST_STATUSES = {
  Pending: { label: 'Pending', meaning: 'Nothing has happened yet.', finished: false },
  Ordered: { label: 'Ordered', meaning: 'Accepted on the wire; no page says what it means.', finished: false },
  InProgress: { label: 'In Progress', meaning: 'The assessee has started.', finished: false },
  Hold: { label: 'Hold', meaning: 'More information is needed.', finished: false },
  Complete: { label: 'Complete', meaning: 'Done.', finished: true },
  RetestRecommended: {
    label: 'Retest Recommended',
    meaning: 'The partner recommends to take it again.',
    finished: true,
  },
  Expired: { label: 'Expired', meaning: 'The invitation ran out.', finished: true },
} as const satisfies Record<TestStatusValue, TestStatusFacts>;

/** The status a test has before the partner says anything (`S3`, certain). */
export const DEFAULT_TEST_STATUS: TestStatusValue = 'Pending';
