import { type OperationId, operationRoutes, type Schema } from '@assessment-kit/contract';
import { mayRepeatUpdate, type ReportPlace, reportsOfUpdate } from '@assessment-kit/rules';
import type { AssessmentKitError } from '../errors/assessment-kit-error.ts';

/**
 * Whether a failed call may be sent again as it is. GET, PUT and DELETE say what is wanted and may be said twice; a PATCH
 * follows the append rule. A token was asked for again already, by whoever asked for it.
 */
export function mayRepeat(operation: OperationId, body: unknown, error: AssessmentKitError): boolean {
  if (!error.retryable || error.operation !== operation) return false;
  if (operationRoutes[operation].method !== 'patch') return true;
  try {
    return mayRepeatUpdate(body as Schema<'OrderUpdate'>, error.effect === 'unknown');
  } catch {
    // A body of another form: who knows what the platform made of it.
    return error.effect === 'none';
  }
}

/** The reports that a call carries. */
export function reportsOf(operation: OperationId, body: unknown): readonly ReportPlace[] {
  if (operation !== 'updateAssessmentOrder') return [];
  try {
    return reportsOfUpdate(body as Schema<'OrderUpdate'>).map(({ place }) => place);
  } catch {
    return [];
  }
}
