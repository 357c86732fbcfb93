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

/** A GUID, as the ids in the platform's examples are: one after the other they are all over an index, not at its end. */
export function orderId(name: string, index: number): string {
  return `${hex(mixed(index), 8)}-6f0b-4a43-9f0a-${Buffer.from(name).toString('hex').padStart(12, '0').slice(-12)}`;
}

/** Another number of 32 bits for each: the finalizer of MurmurHash3. */
function mixed(number: number): number {
  const first = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, '0');
}

/** The contract's example, filled up by a field that the contract does not know, cut where the order's id belongs. */
function template(): [before: string, after: string] {
  const { orderId: id } = EXAMPLE.assessmentOrder;
  const filled = (fill: string) => JSON.stringify({ assessmentOrder: { ...EXAMPLE.assessmentOrder, notes: fill } });
  const [before = '', after = ''] = filled('x'.repeat(BYTES - filled('').length)).split(id);
  return [before, after];
}
