import type { Requeued, Resolved, Store, StoredMessage } from '../store/store.ts';
import {
  type AcceptedUpdate,
  stateOf,
  statesBefore,
  transition,
  UPDATE_STATES,
  type UpdateState,
} from './update-states.ts';

/** What a person may decide about an update. */
export type UpdateDecision = 'retry' | 'confirm' | 'discard';

export type Decided =
  | { outcome: 'decided'; update: AcceptedUpdate }
  | { outcome: 'not_found' }
  /** Its state does not allow it. */
  | { outcome: 'not_allowed'; allowed: UpdateState[] }
  /** Only for `retry`. */
  | { outcome: 'order_stopped' | 'later_updates_sent' };

/**
 * Carries out what a person decided, if the table of the update's life allows it.
 *
 * @param now Epoch ms.
 * @throws {StoreUnavailableError}
 */
export async function decide(store: Store, id: string, decision: UpdateDecision, now: number): Promise<Decided> {
  const before = await store.getMessage(id);
  if (before?.queue !== 'outbox') return { outcome: 'not_found' };
  const allowed = statesBefore(decision);
  const from = stateOf(before, now);
  if (!allowed.includes(from)) return { outcome: 'not_allowed', allowed };
  const done = await carryOut(store, before, from, decision, now);
  switch (done) {
    case 'requeued':
    case 'resolved':
      return { outcome: 'decided', update: afterDecision(before, transition(from, decision).to, now) };
    case 'lane_stopped':
      return { outcome: 'order_stopped' };
    case 'overtaken':
      return { outcome: 'later_updates_sent' };
    case 'not_found':
      return { outcome: 'not_found' };
    case 'not_allowed':
      // Somebody else decided in between.
      return { outcome: 'not_allowed', allowed };
  }
}

/** The update as the decision left it; by now it may be on its way. */
function afterDecision(before: StoredMessage, to: UpdateState, now: number): AcceptedUpdate {
  const state = UPDATE_STATES[to].stored;
  if (state !== 'pending') return { ...before, state, settledAt: now };
  return { ...before, state, attempts: 0, lastError: null, detail: null, settledAt: null };
}

function carryOut(
  store: Store,
  { id }: StoredMessage,
  from: UpdateState,
  decision: UpdateDecision,
  now: number,
): Promise<Requeued | Resolved> {
  const { to } = transition(from, decision);
  const stored = UPDATE_STATES[from].stored;
  const next = UPDATE_STATES[to].stored;
  if (next !== 'pending') return store.resolve('outbox', id, { from: stored, to: next, now });
  // Reports in doubt leave alone, but not through a lane that stopped: what waits behind would follow them. A refused
  // update leaves whole, and must not overwrite what was reported and sent after it.
  return from === 'in_doubt'
    ? store.requeue('outbox', id, [stored], { reportsOnly: true }, 'lane_stopped')
    : store.requeue('outbox', id, [stored], undefined, 'overtaken');
}
