import { refuse } from '@assessment-kit/http';
import type { MessageQuery, Queue, Store, StoredMessage } from '../store/store.ts';

const DEFAULT_LIMIT = 50;

export interface PageQuery {
  limit?: number;
  cursor?: string;
}

/** Where a page begins: cursors are what `nextCursor` gave, and nothing else. `null`: this one is not. */
export function pageOf({ limit = DEFAULT_LIMIT, cursor }: PageQuery): { limit: number; before?: number } | null {
  if (cursor === undefined) return { limit };
  const before = Number(cursor);
  return /^\d{1,15}$/.test(cursor) ? { limit, before } : null;
}

/** One more than asked for was read, which tells whether there is a next page. */
export function page<Item extends { seq: number }, View>(
  found: readonly Item[],
  limit: number,
  view: (item: Item) => View,
): { items: View[]; nextCursor: string | null } {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), nextCursor: found.length > limit && last ? String(last.seq) : null };
}

/** Messages of one page and one more. `null`: the cursor is none. */
export async function readPage(
  store: Store,
  queue: Queue,
  query: PageQuery & { orderId?: string },
  state: Pick<MessageQuery, 'state' | 'leased'> | undefined,
): Promise<{ found: StoredMessage[]; limit: number } | null> {
  const asked = pageOf(query);
  if (!asked) return null;
  const found = await store.listMessages({
    queue,
    limit: asked.limit + 1,
    ...(asked.before === undefined ? {} : { cursor: asked.before }),
    ...state,
    ...(query.orderId === undefined ? {} : { lane: query.orderId }),
  });
  return { found, limit: asked.limit };
}

export function wrongCursor() {
  const message = 'cursor must be the nextCursor of the page before.';
  return refuse(400, { field: 'cursor', code: 'invalid_value', message });
}

export function notAllowed(field: string, message: string) {
  return refuse(409, { field, code: 'not_allowed', message });
}
