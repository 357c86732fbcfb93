import type { Problem } from '@assessment-kit/contract/error-body';
import {
  type OrderUpdate,
  planOrderUpdate,
  repeatedResultProblems,
  unorderedTestProblems,
  updateLinkProblems,
} from '@assessment-kit/rules';
import { canonicalHash } from '../inbox/canonical-hash.ts';
import { laneMessages, reportedState } from '../outbox/ledger.ts';
import type { AcceptedUpdate } from '../outbox/update-states.ts';
import { type Enqueued, type Origin, type Store, type StoredOrder, StoreUnavailableError } from '../store/store.ts';
import { orderedTests } from './ordered-tests.ts';
import { unknownFieldProblems } from './unknown-fields.ts';

export interface Report {
  orderId: string;
  /** Has passed the contract's validator. */
  wanted: OrderUpdate;
  /** 1 to 255 visible characters; absent: the request is not told from others. */
  idempotencyKey?: string | undefined;
  /** Epoch ms. */
  now: number;
  origin?: Origin;
}

export type ReportedResults =
  | { outcome: 'accepted'; updates: AcceptedUpdate[] }
  /** The key was known: these are the updates of the first request. */
  | { outcome: 'repeated'; updates: AcceptedUpdate[] }
  /** The key belongs to a request for another order or with another body. */
  | { outcome: 'key_reused' }
  | { outcome: 'unknown_order' }
  /** What was reported before is not known any more, so nothing can be planned on it. */
  | { outcome: 'erased' }
  /** A field that there is not, something named twice, or a report link that must not leave the house like this. */
  | { outcome: 'invalid'; problems: Problem[] }
  /** No legal sequence of updates leads there. */
  | { outcome: 'impossible'; problems: readonly Problem[] };

/** Planning starts again when someone else reported on the same order in between; so often in a row is no coincidence. */
const MAX_ROUNDS = 20;

/**
 * Plans the updates that bring an order into the wanted state, and stores them, all or none.
 *
 * @throws {StoreUnavailableError}
 */
export async function reportResults(store: Store, report: Report): Promise<ReportedResults> {
  const { orderId, wanted, idempotencyKey: key, now, origin } = report;
  const misread = [...unknownFieldProblems(wanted), ...repeatedResultProblems(wanted)];
  if (misread.length > 0) return { outcome: 'invalid', problems: misread };
  const order = await store.getOrder(orderId);
  if (order === null || order.companyId === null) return { outcome: 'unknown_order' };
  if (order.erasedAt !== null) return { outcome: 'erased' };
  const idempotency = key === undefined ? null : { key, hash: canonicalHash(wanted) };
  if (idempotency) {
    // Before anything is checked: what was accepted once may not be possible any more.
    const known = await answerOfKnownKey(store, orderId, idempotency);
    if (known) return known;
  }
  const links = updateLinkProblems(wanted);
  if (links.length > 0) return { outcome: 'invalid', problems: links };
  const unordered = unorderedTestProblems(wanted, orderedTests(order));
  if (unordered.length > 0) return { outcome: 'impossible', problems: unordered };

  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const sent = await laneMessages(store, 'outbox', orderId);
    const plan = planOrderUpdate(reportedState(sent), wanted, { unknownIds: 'add' });
    if (!plan.ok) return { outcome: 'impossible', problems: plan.problems };
    if (plan.updates.length === 0 && !idempotency) return { outcome: 'accepted', updates: [] };
    const afterSeq = sent.at(-1)?.seq ?? null;
    const { companyId } = order;
    const enqueued = await store.enqueue({
      ...{ orderId, companyId, bodies: plan.updates, afterSeq, createdAt: now },
      ...(origin ? { origin } : {}),
      ...(idempotency ? { idempotency } : {}),
    });
    if (enqueued.outcome === 'queued') {
      return { outcome: 'accepted', updates: accepted(enqueued.ids, plan.updates, order, now) };
    }
    if (enqueued.outcome !== 'conflict') return answered(store, enqueued);
    if ((await store.getOrder(orderId))?.erasedAt) return { outcome: 'erased' };
  }
  throw new StoreUnavailableError('Too many reports on the same order at the same time.');
}

async function answerOfKnownKey(
  store: Store,
  orderId: string,
  { key, hash }: { key: string; hash: string },
): Promise<ReportedResults | null> {
  const kept = await store.getIdempotencyKey(key, hash);
  if (kept === null) return null;
  const same = kept.orderId === orderId && kept.hash === hash;
  return answered(store, same ? { outcome: 'repeated', ids: kept.ids } : { outcome: 'key_reused' });
}

async function answered(
  store: Store,
  enqueued: Extract<Enqueued, { outcome: 'repeated' | 'key_reused' }>,
): Promise<ReportedResults> {
  if (enqueued.outcome === 'key_reused') return enqueued;
  const found = await Promise.all(enqueued.ids.map((id) => store.getMessage(id)));
  return { outcome: 'repeated', updates: found.filter((message) => message !== null) };
}

/** The updates as they were stored; the first of them may be on its way by now. */
function accepted(
  ids: readonly string[],
  bodies: readonly OrderUpdate[],
  { orderId: lane, companyId }: StoredOrder,
  createdAt: number,
): AcceptedUpdate[] {
  const fresh = {
    state: 'pending',
    attempts: 0,
    lastError: null,
    detail: null,
    settledAt: null,
    erasedAt: null,
  } as const;
  return ids.map((id, index) => ({ id, lane, companyId, body: bodies[index], createdAt, ...fresh }));
}
