import { applyUpdate, EMPTY_ORDER, type OrderState, type OrderUpdate } from '@assessment-kit/rules';
import type { Queue, Store, StoredMessage } from '../store/store.ts';
import { countsAsReported } from './update-states.ts';

const PAGE = 500;

/** Every message of a lane, oldest first. */
export async function laneMessages(store: Store, queue: Queue, lane: string): Promise<StoredMessage[]> {
  const messages: StoredMessage[] = [];
  for (;;) {
    const cursor = messages.at(-1)?.seq;
    const page = await store.listMessages({
      queue,
      lane,
      order: 'oldest',
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    messages.push(...page);
    if (page.length < PAGE) return messages;
  }
}

/**
 * What an order's accepted updates come to, whether or not they have left yet. Refused and discarded ones do not count; reports in
 * doubt do, so that nobody sends them again by reporting the same results again.
 */
export function reportedState(updates: readonly StoredMessage[]): OrderState {
  return updates.filter(countsAsReported).reduce((order, { body }) => {
    // Ids are added: the webhook server does not know the package. An update that was planned on one that was refused
    // later may not fit any more; the platform will say so.
    const applied = applyUpdate(order, body as OrderUpdate, { unknownIds: 'add' });
    return applied.ok ? applied.order : order;
  }, EMPTY_ORDER);
}
