import type { Problem } from '@assessment-kit/contract/error-body';
import { type OrderUpdate, planOrderUpdate, updateLinkProblems } from '@assessment-kit/rules';
import { laneMessages, reportedState } from '../outbox/ledger.ts';
import { type Origin, type Store, type StoredMessage, StoreUnavailableError } from '../store/store.ts';

export type ReportedResults =
  | { outcome: 'accepted'; updates: StoredMessage[] }
  | { outcome: 'unknown_order' }
  /** A report link must not leave the house like this. */
  | { outcome: 'wrong_links'; problems: Problem[] }
  /** No legal sequence of updates leads there. */
  | { outcome: 'impossible'; problems: readonly Problem[] };

/** Planning starts again when someone else reported on the same order in between; so often in a row is no coincidence. */
const MAX_ROUNDS = 20;

/**
 * Plans the updates that bring an order into the wanted state, and stores them, all or none.
 *
 * @param wanted Has passed the contract's validator.
 * @throws {StoreUnavailableError}
 */
export async function reportResults(
  store: Store,
  orderId: string,
  wanted: OrderUpdate,
  now: number,
  origin?: Origin,
): Promise<ReportedResults> {
  const order = await store.getOrder(orderId);
  if (order === null || order.companyId === null) return { outcome: 'unknown_order' };
  const links = updateLinkProblems(wanted);
  if (links.length > 0) return { outcome: 'wrong_links', problems: links };

  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const sent = await laneMessages(store, 'outbox', orderId);
    const plan = planOrderUpdate(reportedState(sent), wanted, { unknownIds: 'add' });
    if (!plan.ok) return { outcome: 'impossible', problems: plan.problems };
    if (plan.updates.length === 0) return { outcome: 'accepted', updates: [] };
    const afterSeq = sent.at(-1)?.seq ?? null;
    const { companyId } = order;
    const updates = { orderId, companyId, bodies: plan.updates, afterSeq, createdAt: now };
    const queued = await store.enqueue({ ...updates, ...(origin ? { origin } : {}) });
    if (queued.outcome === 'queued') return { outcome: 'accepted', updates: await messages(store, queued.ids) };
  }
  throw new StoreUnavailableError('Too many reports on the same order at the same time.');
}

async function messages(store: Store, ids: readonly string[]): Promise<StoredMessage[]> {
  const found = await Promise.all(ids.map((id) => store.getMessage(id)));
  return found.filter((message) => message !== null);
}
