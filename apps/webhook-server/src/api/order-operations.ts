import { notFound, refuse } from '@assessment-kit/http';
import { eraseLane } from '../erasure/erase-lane.ts';
import { waitingReasons } from '../erasure/waiting-reasons.ts';
import { reportResults } from '../orders/report-results.ts';
import { laneMessages, reportedState } from '../outbox/ledger.ts';
import type { ApiHandler, StoreContext } from './operations.ts';
import { notAllowed, page, pageOf, wrongCursor } from './page.ts';
import { eventView, instant, orderView, updateView } from './views.ts';

type OrderOperation = 'listOrders' | 'getOrder' | 'reportResults' | 'erasePersonalData';

/** Orders, what is reported for them, and the end of their personal data. */
export const orderOperations = {
  async listOrders({ query }, { store }) {
    const asked = pageOf(query);
    if (!asked) return wrongCursor();
    const found = await store.listOrders({ ...asked, limit: asked.limit + 1 });
    return { status: 200, body: page(found, asked.limit, orderView) };
  },

  async getOrder({ params: { orderId } }, { store, now }) {
    const order = await store.getOrder(orderId);
    if (!order) return noSuchOrder();
    const [events, updates] = await Promise.all([
      laneMessages(store, 'inbox', orderId),
      laneMessages(store, 'outbox', orderId),
    ]);
    const reported = reportedState(updates);
    const at = now();
    const lists = { events: events.map(eventView), updates: updates.map((update) => updateView(update, at)) };
    return { status: 200, body: { ...orderView(order), reported: { ...reported }, ...lists } };
  },

  async reportResults({ params: { orderId }, header, body: wanted, origin }, { store, now }) {
    const at = now();
    const idempotencyKey = header['idempotency-key'];
    const reported = await reportResults(store, { orderId, wanted, idempotencyKey, now: at, origin });
    switch (reported.outcome) {
      case 'accepted':
        return { status: 202, body: { orderId, updates: reported.updates.map((update) => updateView(update, at)) } };
      case 'repeated':
        return {
          status: 202,
          headers: { 'Idempotent-Replayed': 'true' },
          body: { orderId, updates: reported.updates.map((update) => updateView(update, at)) },
        };
      case 'key_reused':
        return keyReused();
      case 'unknown_order':
        return noSuchOrder();
      case 'erased':
        return notAllowed(
          'orderId',
          'The personal data of this order was erased: nothing can be reported for it any more.',
        );
      case 'invalid':
        return refuse(400, ...reported.problems);
      case 'impossible':
        return refuse(422, ...reported.problems);
    }
  },

  async erasePersonalData({ params: { orderId }, query: { force = false } }, { store, now }) {
    const erased = await eraseLane(store, orderId, { now: now(), force });
    switch (erased.outcome) {
      case 'erased':
        await store.wipe();
        return { status: 200, body: { orderId, personalDataErasedAt: instant(erased.erasedAt) } };
      case 'unfinished':
        return notAllowed(
          'orderId',
          `${waitingReasons(erased.waiting).join(' ')} Settle that, or erase with force=true.`,
        );
      default:
        return noSuchOrder();
    }
  },
} satisfies { [Id in OrderOperation]: ApiHandler<Id, StoreContext> };

function keyReused() {
  const message = 'The key was used for another order or with another body.';
  return refuse(422, { field: 'Idempotency-Key', code: 'idempotency_key_reused', message });
}

function noSuchOrder() {
  return notFound('orderId', 'No such order came in.');
}
