import { validators as tolerant } from '../generated/webhook-server/responses.js';
import { validators as exact } from '../generated/webhook-server/responses-exact.js';
import { responseCheck } from '../response-checks.ts';
import type { OperationId } from './index.ts';

/**
 * Checks a JSON answer of the webhook server; see `@assessment-kit/contract/responses`.
 *
 * ```ts
 * const checked = validateResponse('listOrders', 200, { items: [], nextCursor: null });
 * ```
 */
export const validateResponse = responseCheck<OperationId>(tolerant, exact);
