import { rollUp } from '@assessment-kit/rules';
import type { StoredOrder } from '../state/platform-state.ts';

/** What the platform's users see as the status of the ordered package (`S3`). */
export function packageStatus(order: StoredOrder) {
  return rollUp(order.results.assessments.map(({ status }) => status.value));
}
