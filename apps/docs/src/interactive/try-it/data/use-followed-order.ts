import type { Schema } from '@assessment-kit/contract/sandbox';
import { useEffect, useState } from 'preact/hooks';
import type { SandboxConnection } from './use-sandbox.ts';

export interface Followed {
  readonly order: Schema<'SandboxOrder'>;
  /** Callbacks of the order, newest first. */
  readonly deliveries: readonly Schema<'DeliveryRecord'>[];
}

/** An order with everything that went to and fro about it, as it is now. @returns `null` until it was loaded. */
export function useFollowedOrder({ calls, changes }: SandboxConnection, orderId: string | null): Followed | null {
  const [followed, setFollowed] = useState<Followed | null>(null);
  useEffect(() => {
    if (orderId === null) return;
    let stopped = false;
    const load = async () => {
      const [order, { items }] = await Promise.all([
        calls.control<Followed['order']>('GET', `orders/${encodeURIComponent(orderId)}`),
        calls.control<{ items: Followed['deliveries'][number][] }>('GET', 'deliveries'),
      ]);
      if (!stopped) setFollowed({ order, deliveries: items.filter((each) => each.orderId === orderId) });
    };
    // A sandbox that has ended or was reset says so elsewhere on the page.
    void load().catch(() => {});
    return () => {
      stopped = true;
    };
  }, [calls, changes, orderId]);
  return followed?.order.orderId === orderId ? followed : null;
}
