import { notFound, refuse } from '@assessment-kit/http';
import { type Decided, decide } from '../outbox/decide.ts';
import { storedState } from '../outbox/update-states.ts';
import type { ApiHandler } from './operations.ts';
import { page, readPage, wrongCursor } from './page.ts';
import { updateDetailView, updateView } from './views.ts';

type UpdateOperation = 'listUpdates' | 'getUpdate' | 'retryUpdate' | 'confirmUpdate' | 'discardUpdate';

/** What goes out, and what people decide about it. */
export const updateOperations = {
  async listUpdates({ query }, { store, now }) {
    const at = now();
    const listed = await readPage(store, 'outbox', query, query.state && storedState(query.state, at));
    if (!listed) return wrongCursor();
    return { status: 200, body: page(listed.found, listed.limit, (update) => updateView(update, at)) };
  },

  async getUpdate({ params: { updateId } }, { store, now }) {
    const update = await store.getMessage(updateId);
    if (update?.queue !== 'outbox') return noSuchUpdate();
    return { status: 200, body: updateDetailView(update, await store.attempts(updateId), now()) };
  },

  async retryUpdate({ params: { updateId } }, { store, now }) {
    const decided = await decide(store, updateId, 'retry', now());
    return decided.outcome === 'decided' ? { status: 202, body: updateView(decided.update, now()) } : refusal(decided);
  },

  async confirmUpdate({ params: { updateId } }, { store, now }) {
    const decided = await decide(store, updateId, 'confirm', now());
    return decided.outcome === 'decided' ? { status: 200, body: updateView(decided.update, now()) } : refusal(decided);
  },

  async discardUpdate({ params: { updateId } }, { store, now }) {
    const decided = await decide(store, updateId, 'discard', now());
    return decided.outcome === 'decided' ? { status: 200, body: updateView(decided.update, now()) } : refusal(decided);
  },
} satisfies { [Id in UpdateOperation]: ApiHandler<Id> };

function noSuchUpdate() {
  return notFound('updateId', 'There is no such update.');
}

/** Why a decision about an update was not carried out. */
function refusal(decided: Exclude<Decided, { outcome: 'decided' }>) {
  const refused = (code: string, message: string) => refuse(409, { field: 'updateId', code, message });
  switch (decided.outcome) {
    case 'not_found':
      return noSuchUpdate();
    case 'not_allowed':
      return refused('not_allowed', `Only an update that is ${decided.allowed.join(' or ')} allows this.`);
    case 'order_stopped':
      return refused('order_stopped', 'Another update of the order is refused. Decide about that one first.');
    case 'later_updates_sent':
      return refused('later_updates_sent', 'Later updates of the order were sent. Report the results once more.');
  }
}
