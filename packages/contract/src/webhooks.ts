import type { CompiledValidator } from './compiled-validator.ts';
import { type FieldProblem, problemsFound } from './field-problem.ts';
import { validators as tolerant } from './generated/assessments/webhooks.js';
import { validators as exact } from './generated/assessments/webhooks-exact.js';
import type { WebhookName } from './index.ts';
import type { Strictness } from './responses.ts';

/**
 * Checks the payload of a callback.
 *
 * ```ts
 * const problems = validateWebhook('order', { assessmentOrder: { orderId: 'O1' } });
 * ```
 *
 * @param name Of the callback.
 * @param payload Its parsed body.
 * @param strictness `tolerant`, as a reader should be: types and required fields. Unknown fields, new enum members, longer
 * texts and odd dates get through, because an order that is refused is an order that is lost. `exact`: the schema as it is
 * written, for whoever sends callbacks.
 * @returns What is wrong; empty when nothing is.
 */
export function validateWebhook(
  name: WebhookName,
  payload: unknown,
  strictness: Strictness = 'tolerant',
): FieldProblem[] {
  const validators: Readonly<Record<WebhookName, CompiledValidator>> = strictness === 'exact' ? exact : tolerant;
  return problemsFound(validators[name], payload);
}
