import { EMPTY_ORDER, planOrderUpdate } from '@assessment-kit/client/planning';
import { notSent, preflightProblems } from '@assessment-kit/client/preflight';
import type { Schema } from '@assessment-kit/contract';

const OPERATION = 'updateAssessmentOrder';

/**
 * The updates that bring an order to what is wanted: tests first, then what completes because of them. What was reported
 * before is not known here, since the platform does not show it; ids are taken as they are given.
 *
 * @throws {RequestRejectedError} as the preflight would, when the platform would refuse it.
 */
export function planUpdates(
  companyId: string,
  orderId: string,
  wanted: Schema<'OrderUpdate'>,
): Schema<'OrderUpdate'>[] {
  const problems = preflightProblems(OPERATION, { companyId, orderId, body: wanted });
  if (problems.length > 0) throw notSent(OPERATION, problems);
  const plan = planOrderUpdate(EMPTY_ORDER, wanted, { unknownIds: 'add' });
  if (!plan.ok) {
    throw notSent(
      OPERATION,
      plan.problems.map(({ field, code, message }) => ({ field, code, message })),
    );
  }
  return plan.updates;
}
