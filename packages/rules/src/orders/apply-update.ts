import type { Schema } from '@assessment-kit/contract';
import { appendReports } from '../reports/append-reports.ts';
import { completionGate } from '../statuses/completion-gate.ts';
import { applyTestResult, byPrecedence } from './apply-test-result.ts';
import { type AssessmentState, newAssessmentState, newTestState, type OrderState } from './order-state.ts';
import type { UpdateProblem } from './update-problem.ts';

/** The body of a PATCH of an order. */
export type OrderUpdate = Schema<'OrderUpdate'>;

/** The order after an update, or why it is refused. */
export type Applied = { ok: true; order: OrderState } | { ok: false; problems: UpdateProblem[] };

/** How an update is applied where the platform leaves it open. */
export interface ApplyOptions {
  /**
   * What to do with an assessment or a test that the order does not have: refuse it, as the platform presumably does
   * (its code is unknown), or add it, for someone who does not know the package.
   */
  unknownIds?: 'refuse' | 'add';
}

/** A message names at most so many tests that hold an assessment back. */
const MAX_NAMED_TESTS = 5;

/** Since when a default status holds that was never reported. */
const NEVER = '1970-01-01T00:00:00.000Z';

/**
 * An order after an update, or why the update is refused. All or nothing; the order given is not changed.
 *
 * Tests first, then assessments, then the completion gate (inferred: statuses in the same update count). What is left out
 * or `null` stays as it was (inferred: no page says what they mean).
 *
 * ```ts
 * const applied = applyUpdate(EMPTY_ORDER, { partnerTrackingId: 't-1' });
 * if (applied.ok) console.log(applied.order.partnerTrackingId);
 * ```
 *
 * @param order What was reported so far; never changed.
 * @param update Has passed the contract's validator.
 */
export function applyUpdate(
  order: OrderState,
  update: OrderUpdate,
  { unknownIds = 'refuse' }: ApplyOptions = {},
): Applied {
  const problems: UpdateProblem[] = [];
  const assessments = new Map(order.assessments.map((each) => [each.assessmentId, each]));

  (update.assessments ?? []).forEach((change, index) => {
    const field = `assessments[${index}]`;
    const known =
      assessments.get(change.assessmentId) ??
      (unknownIds === 'add' ? newAssessmentState(change.assessmentId, NEVER, []) : undefined);
    if (!known) {
      const message = `${field}.assessmentId is not an assessment of the order.`;
      problems.push({ field: `${field}.assessmentId`, code: 'unknown_assessment', message });
      return;
    }
    assessments.set(change.assessmentId, {
      ...known,
      status: change.assessmentStatus ?? known.status,
      score: change.assessmentResults?.score ?? known.score,
      scoreDescription: change.assessmentResults?.scoreDescription ?? known.scoreDescription,
      reports: appendReports(known.reports, change.assessmentResults?.reports),
    });
  });

  problems.push(...applyTests(assessments, update, unknownIds));
  problems.push(...gateProblems(assessments, update));
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    order: {
      partnerTrackingId: update.partnerTrackingId ?? order.partnerTrackingId,
      overallScore: update.overallScore ?? order.overallScore,
      overallScoreDescription: update.overallScoreDescription ?? order.overallScoreDescription,
      overallReports: appendReports(order.overallReports, update.overallReports),
      assessments: [...assessments.values()],
    },
  };
}

/** Puts the results of all tests into the assessments, and says which tests there are not. */
function applyTests(
  assessments: Map<string, AssessmentState>,
  update: OrderUpdate,
  unknownIds: 'refuse' | 'add',
): UpdateProblem[] {
  const results = (update.assessments ?? []).flatMap(({ assessmentId, assessmentResults }, index) =>
    (assessmentResults?.tests ?? []).map(({ score, ...rest }, at) => {
      const field = `assessments[${index}].assessmentResults.tests[${at}].id`;
      return { assessmentId, field, score, result: { ...rest, ...(score ? { score } : {}) } };
    }),
  );
  return byPrecedence(results).flatMap(({ assessmentId, field, result }) => {
    const assessment = assessments.get(assessmentId);
    if (!assessment) return [];
    const known = assessment.tests.find(({ id }) => id === result.id);
    if (!known && unknownIds === 'refuse') {
      return [{ field, code: 'unknown_test', message: `${field} is not a test of the assessment.` }];
    }
    const changed = applyTestResult(known ?? newTestState(result.id, NEVER), result);
    const tests = known
      ? assessment.tests.map((test) => (test === known ? changed : test))
      : [...assessment.tests, changed];
    assessments.set(assessmentId, { ...assessment, tests });
    return [];
  });
}

function gateProblems(assessments: ReadonlyMap<string, AssessmentState>, update: OrderUpdate): UpdateProblem[] {
  return (update.assessments ?? []).flatMap((change, index) => {
    const assessment = assessments.get(change.assessmentId);
    const status = change.assessmentStatus?.value;
    if (!assessment || !status) return [];
    const gate = completionGate(
      status,
      assessment.tests.map(({ id, status: { value } }) => ({ id, status: value })),
    );
    if (gate.allowed) return [];
    const named = gate.blockedBy.slice(0, MAX_NAMED_TESTS).map((test) => `${test.id} is ${test.status}`);
    const others = gate.blockedBy.length - named.length;
    const blocking = [...named, ...(others > 0 ? [`${others} more`] : [])].join(', ');
    return [
      {
        field: `assessments[${index}].assessmentStatus.value`,
        code: 'tests_not_completed',
        message: `${status} needs every test of the assessment to be Complete, RetestRecommended or Expired; ${blocking}.`,
        blockedBy: gate.blockedBy,
      },
    ];
  });
}
