import { type FieldProblem, problemsFound } from './field-problem.ts';
import { validators } from './generated/assessments/webhooks.js';
import type { WebhookName } from './index.ts';

/**
 * Checks the payload of a callback as a reader should: types and required fields. Unknown fields, new enum members, longer
 * texts and odd dates get through, because an order that is refused is an order that is lost.
 *
 * @returns What is wrong; empty when nothing is.
 */
export function validateWebhook(name: WebhookName, payload: unknown): FieldProblem[] {
  return problemsFound(validators[name], payload);
}
