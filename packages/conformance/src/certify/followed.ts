import { evidenceOf, type Later, notTestable, type Outcome, PASS } from './outcome.ts';
import type { Seen } from './probe/seen.ts';
import { type Exchange, isTaken } from './wire/exchange.ts';

/** An order whose way is followed to the system behind the receiver, and the last exchange about it. */
export interface Followed {
  orderId: string;
  exchange: Exchange;
}

/** Of many orders this many are shown. */
const SHOWN = 3;

/**
 * Each order was handed over exactly once.
 *
 * @param never What it means that one never was. Usually there is a rule of its own for that.
 */
export function handedOverOnce(
  orders: readonly Followed[],
  { never = 'not-testable' }: { never?: 'fail' | 'not-testable' } = {},
): Later {
  return (seen) => {
    const refused = orders.find(({ exchange }) => !isTaken(exchange));
    if (refused) return notTestable(`An order was not taken (${refused.exchange.response?.status ?? 'no answer'}).`);
    const twice = orders.filter(({ orderId }) => seen.count(orderId) > 1);
    if (twice.length > 0) return failed(twice, seen, orders.length, 'handed over once');
    const missing = orders.filter(({ orderId }) => seen.count(orderId) === 0);
    if (missing.length === 0) return PASS;
    if (never === 'fail') return failed(missing, seen, orders.length, 'handed over once');
    return notTestable('The order was not handed over at all; see handover.every-order.');
  };
}

export function handedOverAtLeastOnce(orders: readonly Followed[]): Later {
  return (seen) =>
    failed(
      orders.filter(({ orderId }) => seen.count(orderId) === 0),
      seen,
      orders.length,
      'handed over, because it was answered with success',
    );
}

export function neverHandedOver(orders: readonly Followed[]): Later {
  return (seen) =>
    failed(
      orders.filter(({ orderId }) => seen.count(orderId) > 0),
      seen,
      orders.length,
      'not handed over, because it was refused',
    );
}

function failed(wrong: readonly Followed[], seen: Seen, of: number, expected: string): Outcome {
  if (wrong.length === 0) return PASS;
  const evidence = wrong.slice(0, SHOWN).map(({ orderId, exchange }) => {
    const { received, ...rest } = evidenceOf(`order ${JSON.stringify(orderId)}`, exchange, expected);
    return { ...rest, received: `${received}\nlater the probe says: ${handed(seen.count(orderId))}` };
  });
  const counts = [...new Set(wrong.map(({ orderId }) => handed(seen.count(orderId))))].join(' or ');
  return {
    verdict: 'fail',
    summary: `${wrong.length} of ${of} ${of === 1 ? 'order' : 'orders'}: ${counts}.`,
    evidence,
  };
}

function handed(count: number): string {
  return count === 0 ? 'never handed over' : `handed over ${count === 1 ? 'once' : `${count} times`}`;
}
