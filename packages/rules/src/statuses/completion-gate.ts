import { ASSESSMENT_STATUSES, type AssessmentStatusValue } from './assessment-status.ts';
import { TEST_STATUSES, type TestStatusValue } from './test-status.ts';

/** A test as the gate sees it: its status is that of its highest attempt that has one. */
export interface GateTest {
  readonly id: string;
  readonly status: TestStatusValue;
}

/** Whether the gate lets a status through, and which tests stand in its way. */
export type GateAnswer = { allowed: true } | { allowed: false; blockedBy: readonly GateTest[] };

/**
 * Whether an assessment may get a status while its tests have theirs.
 *
 * `Complete`, `CompleteReview` and `Expired` need every test to be `Complete`, `RetestRecommended` or `Expired`, in any
 * mix; all other statuses are always allowed (`S3`, certain). The check is per assessment, not per package, and looks at
 * the latest attempt of each test (inferred: the text speaks of both, its examples of the assessment).
 *
 * ```ts
 * completionGate('Complete', [{ id: 'joins', status: 'InProgress' }]); // not allowed
 * ```
 *
 * @param status That the assessment is to get.
 * @param tests Of the assessment.
 */
export function completionGate(status: AssessmentStatusValue, tests: readonly GateTest[]): GateAnswer {
  if (!ASSESSMENT_STATUSES[status].gated) return { allowed: true };
  const blockedBy = tests.filter((test) => !TEST_STATUSES[test.status].finished);
  return blockedBy.length === 0 ? { allowed: true } : { allowed: false, blockedBy };
}
