import type { RequestBody } from '@assessment-kit/contract/webhook-server';
import { notFound, refuse } from '@assessment-kit/http';
import { EVENT_STATES } from '../inbox/event-states.ts';
import { REPLAYED, type ReplayFilter, replayEvents } from '../inbox/replay-events.ts';
import type { ApiHandler } from './operations.ts';
import { notAllowed, page, pageOf, readPage, wrongCursor } from './page.ts';
import { eventDetailView, eventView, lostOrderView } from './views.ts';

type EventOperation = 'listEvents' | 'getEvent' | 'replayEvent' | 'replayEvents' | 'listLostOrders';

/** What came in, and what became of it. */
export const eventOperations = {
  async listEvents({ query }, { store }) {
    const state = query.state && { state: EVENT_STATES[query.state].stored };
    const listed = await readPage(store, 'inbox', query, state);
    return listed ? { status: 200, body: page(listed.found, listed.limit, eventView) } : wrongCursor();
  },

  async getEvent({ params: { eventId } }, { store }) {
    const message = await store.getMessage(eventId);
    if (message?.queue !== 'inbox') return noSuchEvent();
    return { status: 200, body: eventDetailView(message, await store.attempts(eventId)) };
  },

  async replayEvent({ params: { eventId }, query: { state = 'dead' } }, { store }) {
    const requeued = await store.requeue('inbox', eventId, [EVENT_STATES[state].stored], REPLAYED);
    if (requeued === 'not_allowed') return notAllowed('eventId', NOT_REPLAYABLE[state]);
    const message = requeued === 'not_found' ? null : await store.getMessage(eventId);
    return message ? { status: 202, body: eventView(message) } : noSuchEvent();
  },

  async replayEvents({ body }, { store, now }) {
    const asked = replayFilter(body);
    if ('field' in asked) return refuse(400, asked);
    const { perSecond = 10, limit = 10_000 } = body;
    const { events, more, lastReadyAt } = await replayEvents(store, asked, { perSecond, limit, now: now() });
    const last = lastReadyAt === null ? null : new Date(lastReadyAt).toISOString();
    return { status: 202, body: { events, more, lastReadyAt: last } };
  },

  async listLostOrders({ query }, { store }) {
    const asked = pageOf(query);
    if (!asked) return wrongCursor();
    const found = await store.listLostOrders({ ...asked, limit: asked.limit + 1 });
    return { status: 200, body: page(found, asked.limit, lostOrderView) };
  },
} satisfies { [Id in EventOperation]: ApiHandler<Id> };

const NOT_REPLAYABLE = {
  dead: 'Only a dead letter can be replayed; one that was handed over only with state=handed_over.',
  handed_over: 'With state=handed_over only an event that was handed over can be replayed.',
};

/** What the body asks for, or what is wrong with it beyond its schema. */
function replayFilter(
  body: RequestBody<'replayEvents'>,
): ReplayFilter | { field: string; code: string; message: string } {
  const { state = 'dead', eventIds, orderIds, type, companyId } = body;
  const named = eventIds || orderIds || (body.receivedFrom && body.receivedTo);
  if (state === 'handed_over' && !named) {
    const message = 'Events that were handed over need eventIds, orderIds, or both receivedFrom and receivedTo.';
    return { field: 'state', code: 'field_required', message };
  }
  const received: Pick<ReplayFilter, 'receivedFrom' | 'receivedTo'> = {};
  for (const field of ['receivedFrom', 'receivedTo'] as const) {
    const given = body[field];
    if (given === undefined) continue;
    const time = Date.parse(given);
    // A leap second has the format of a time, but no place in the clock of this server.
    if (Number.isNaN(time))
      return { field, code: 'invalid_value', message: `${field} must be a time without a leap second.` };
    received[field] = time;
  }
  return {
    state: EVENT_STATES[state].stored,
    ...received,
    ...(eventIds === undefined ? {} : { eventIds }),
    ...(orderIds === undefined ? {} : { orderIds }),
    ...(type === undefined ? {} : { type }),
    ...(companyId === undefined ? {} : { companyId }),
  };
}

function noSuchEvent() {
  return notFound('eventId', 'There is no such event.');
}
