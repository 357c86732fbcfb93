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
