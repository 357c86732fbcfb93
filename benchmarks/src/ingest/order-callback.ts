import type { Schema } from '@assessment-kit/contract';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import type { LoadRequest } from '../load.ts';

export const API_KEY = 'benchmark-key';
const HEADERS = { 'content-type': 'application/json', 'x-api-key': API_KEY };
const BYTES = 1024;

const EXAMPLE = contract.components.examples.OrderCallback.value as Schema<'OrderCallback'>;

/** Orders of 1,024 bytes each, no two with the same id; another `name` gives others. */
export function orderCallbacks(name: string): (index: number) => LoadRequest {
  const [before, after] = template();
  return (index) => ({
    method: 'POST',
    path: '/callbacks/orders',
    headers: HEADERS,
    body: `${before}${orderId(name, index)}${after}`,
  });
}

/** As long as the ids in the platform's examples. */
export function orderId(name: string, index: number): string {
  return `${name}-${index}`.padStart(EXAMPLE.assessmentOrder.orderId.length, '0');
}

/** The contract's example, filled up by a field that the contract does not know, cut where the order's id belongs. */
function template(): [before: string, after: string] {
  const { orderId: id } = EXAMPLE.assessmentOrder;
  const filled = (fill: string) => JSON.stringify({ assessmentOrder: { ...EXAMPLE.assessmentOrder, notes: fill } });
  const [before = '', after = ''] = filled('x'.repeat(BYTES - filled('').length)).split(id);
  return [before, after];
}
