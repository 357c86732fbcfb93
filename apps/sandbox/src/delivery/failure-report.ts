import type { Schema } from '@assessment-kit/contract';
import type { CallbackResult } from './send-callback.ts';

/** The body of an error callback, and the id of the order it is about. */
export type FailureReport = Schema<'CallbackFailure'> & { orderId: string };

/**
 * What the error URL gets after an order callback failed.
 *
 * That it has the format of the platform's error bodies is certain (`CB-new`); which of the two formats, and whether the
 * order is named, nobody knows. The sandbox sends the 4xx format when the partner refused with 4xx, the 5xx format
 * otherwise, and adds `orderId`.
 */
export function failureReport(
  correlationId: string,
  orderId: string,
  timeoutMs: number,
  result: CallbackResult,
): FailureReport {
  const message = `Order ${orderId} was not delivered: ${reason(result, timeoutMs)}.`;
  const correlation = { CorrelationId: correlationId, orderId };
  const refused = result.status !== null && result.status >= 400 && result.status < 500;
  return refused
    ? { ...correlation, Count: 1, Values: [{ Fields: 'orderId', Code: 'callback_rejected', Message: message }] }
    : { ...correlation, Value: { Code: 'callback_failed', Message: message } };
}

function reason(result: CallbackResult, timeoutMs: number): string {
  if (result.outcome === 'timeout') return `no answer within ${timeoutMs / 1000} s`;
  if (result.status === null) return 'the callback URL could not be reached';
  return `the callback URL answered ${result.status}`;
}
