import type { Schema } from '@assessment-kit/contract';
import type { AssessmentStatusValue, TestStatusValue } from '@assessment-kit/rules';
import { timestamp } from '../clock.ts';
import { writeDownUpdate } from '../console/update-log.ts';
import type { SandboxContext } from '../context.ts';
import { placeOrder } from '../control/place-order.ts';
import { platformOperations } from '../platform/operations.ts';
import { SAMPLE_PACKAGE } from './company-steps.ts';
import { outcomeOf, type Refusal, type Run, type Step } from './scenario.ts';

const [assessment] = SAMPLE_PACKAGE.assessments;
const ASSESSMENT_ID = assessment?.id ?? '';
const TEST_IDS = (assessment?.tests ?? []).map(({ id }) => id);

/** What an update of a scenario says; tests in the sequence of the package. */
export interface Result {
  assessment?: AssessmentStatusValue;
  tests?: readonly (TestStatusValue | null)[];
  /** Scores of the tests, with a report each; in the sequence of the package. */
  scores?: readonly (string | null)[];
  /** Number of the attempt that the scores belong to. */
  attempt?: number;
}

export function orders(count: number): Step {
  return {
    who: 'HR user',
    what: count === 1 ? 'Orders the package for a candidate' : `Orders the package for ${count} candidates`,
    play(run, context) {
      const body = { companyId: run.companyId, packageId: SAMPLE_PACKAGE.id };
      const placed = [];
      for (let at = 0; at < count; at += 1) {
        const order = placeOrder(context, body);
        if (order.status !== 201) return outcomeOf(order);
        placed.push(order.order);
      }
      run.orderIds.push(...placed.map(({ orderId }) => orderId));
      context.deliveries.orders(placed);
      return undefined;
    },
  };
}

/** The partner reports on the first order. */
export function reports(what: string, result: Result): Step {
  return { who: 'partner', what, play: (run, context) => update(run, 0, result, context) };
}

/** The partner reports on each order in turn, with the results in turn; `null` says nothing of an order. */
export function reportsOnEach(what: string, results: readonly (Result | null)[]): Step {
  return {
    who: 'partner',
    what,
    play(run, context) {
      for (const index of run.orderIds.keys()) {
        const result = results[index % results.length];
        const refused = result ? update(run, index, result, context) : undefined;
        if (refused) return refused;
      }
      return undefined;
    },
  };
}

function update(run: Run, index: number, result: Result, context: SandboxContext): Refusal | undefined {
  const params = { companyId: run.companyId, orderId: run.orderIds[index] ?? '' };
  const body = updateOf(result, timestamp(context.clock), params.orderId);
  const reply = platformOperations.updateAssessmentOrder({ params, query: {}, body }, context);
  // Part of the order's timeline, as if a partner had sent it.
  writeDownUpdate(context, params.orderId, JSON.stringify(body), reply);
  return outcomeOf(reply);
}

function updateOf({ assessment: status, tests, scores, attempt = 1 }: Result, updatedAt: string, orderId: string) {
  const results = TEST_IDS.flatMap((id, index): Schema<'TestResult'>[] => {
    const testStatus = tests?.[index];
    const value = scores?.[index];
    if (!testStatus && !value) return [];
    const reports = [{ name: 'Report', url: `https://reports.example.com/orders/${orderId}/${id}/${attempt}` }];
    return [
      {
        id,
        ...(testStatus ? { testStatus: { value: testStatus, updatedAt } } : {}),
        ...(value ? { score: { value, attempt, reports } } : {}),
      },
    ];
  });
  return {
    assessments: [
      {
        assessmentId: ASSESSMENT_ID,
        ...(status ? { assessmentStatus: { value: status, updatedAt } } : {}),
        assessmentResults: { tests: results },
      },
    ],
  };
}
