import type { Problem } from '@assessment-kit/contract/error-body';
import { type OrderUpdate, planOrderUpdate, updateLinkProblems } from '@assessment-kit/rules';
import { laneMessages, reportedState } from '../outbox/ledger.ts';
import type { AcceptedUpdate } from '../outbox/update-states.ts';
import { type Origin, type Store, type StoredOrder, StoreUnavailableError } from '../store/store.ts';

export type ReportedResults =
  | { outcome: 'accepted'; updates: AcceptedUpdate[] }
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
    if (queued.outcome === 'conflict') continue;
    return { outcome: 'accepted', updates: accepted(queued.ids, plan.updates, order, now) };
  }
  throw new StoreUnavailableError('Too many reports on the same order at the same time.');
}

/** The updates as they were stored; the first of them may be on its way by now. */
function accepted(
  ids: readonly string[],
  bodies: readonly OrderUpdate[],
  { orderId: lane, companyId }: StoredOrder,
  createdAt: number,
): AcceptedUpdate[] {
  const fresh = { state: 'pending', attempts: 0, lastError: null, detail: null, settledAt: null } as const;
  return ids.map((id, index) => ({ id, lane, companyId, body: bodies[index], createdAt, ...fresh }));
}
