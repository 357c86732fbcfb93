import { ASSESSMENT_STATUSES } from '../statuses/assessment-status.ts';
import { type ApplyOptions, applyUpdate, type OrderUpdate } from './apply-update.ts';
import { missingChanges } from './missing-changes.ts';
import type { OrderState } from './order-state.ts';
import type { UpdateProblem } from './update-problem.ts';

/** How careful a plan has to be. */
export interface PlanOptions extends ApplyOptions {
  /**
   * Send tests and completion in one update. Off by default: no page says that statuses in the same update count for the
   * completion check, and an update of statuses alone can be repeated safely when its answer was lost.
   */
  singleUpdate?: boolean;
}

/** The updates that lead to what is wanted, or why there are none. */
export type Plan = { ok: true; updates: OrderUpdate[] } | { ok: false; problems: UpdateProblem[] };

/**
 * The shortest sequence of updates that brings an order into the wanted state and is legal under every reading of the
 * rules, or why there is none.
 *
 * What holds already is not sent again. Tests go first; an assessment that completes because of them follows in an update
 * of its own. No updates: nothing is missing.
 *
 * ```ts
 * const plan = planOrderUpdate(EMPTY_ORDER, { partnerTrackingId: 't-1' });
 * if (plan.ok) for (const body of plan.updates) console.log(body);
 * else console.log(plan.problems);
 * ```
 *
 * @param options See `PlanOptions`.
 * @param order What was reported so far.
 * @param wanted Has passed the contract's validator. Fields of problems refer to it.
 */
export function planOrderUpdate(order: OrderState, wanted: OrderUpdate, options: PlanOptions = {}): Plan {
  const reached = applyUpdate(order, wanted, options);
  if (!reached.ok) return reached;

  const missing = missingChanges(order, reached.order);
  if (Object.keys(missing).length === 0) return { ok: true, updates: [] };
  if (options.singleUpdate || !needsTestsFirst(order, missing, options)) return { ok: true, updates: [missing] };

  const { first, completions } = split(missing);
  return { ok: true, updates: [first, completions] };
}

/** Whether a completion would be refused if the statuses of the tests beside it did not count. */
function needsTestsFirst(order: OrderState, missing: OrderUpdate, options: ApplyOptions): boolean {
  const { completions } = split(missing);
  if ((completions.assessments ?? []).length === 0) return false;
  const hasTests = (missing.assessments ?? []).some(({ assessmentResults }) => assessmentResults?.tests);
  return hasTests && (options.unknownIds === 'add' || !applyUpdate(order, completions, options).ok);
}

/** Takes the completing statuses out of an update. */
function split(update: OrderUpdate): { first: OrderUpdate; completions: OrderUpdate } {
  const assessments = update.assessments ?? [];
  const completing = assessments.filter(
    ({ assessmentStatus }) => assessmentStatus && ASSESSMENT_STATUSES[assessmentStatus.value].gated,
  );
  const rest = assessments.flatMap((each) => {
    if (!completing.includes(each)) return [each];
    const { assessmentStatus: _, ...others } = each;
    return Object.keys(others).length > 1 ? [others] : [];
  });
  return {
    first: { ...update, assessments: rest },
    completions: {
      assessments: completing.map(({ assessmentId, assessmentStatus }) => ({
        assessmentId,
        ...(assessmentStatus ? { assessmentStatus } : {}),
      })),
    },
  };
}
