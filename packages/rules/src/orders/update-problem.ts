import type { RuleProblem } from '../rule.ts';
import type { GateTest } from '../statuses/completion-gate.ts';

/** Why an update of an order is refused, told apart by `code`. */
export type UpdateProblem = RuleProblem &
  (
    | { /** The order has no such assessment. */ readonly code: 'unknown_assessment' }
    | { /** The assessment has no such test. */ readonly code: 'unknown_test' }
    | {
        /** The assessment cannot complete yet. */
        readonly code: 'tests_not_completed';
        /** Every test that holds it back, and its status. */
        readonly blockedBy: readonly GateTest[];
      }
  );
