import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { InboxRow } from '../rows.ts';
import type { Received } from '../store.ts';

/*
 * The statements that every callback runs. Their values are bound by place, which takes half the time of binding them by
 * name, and none asks for `returning`, for which SQLite keeps a journal of the statement.
 */
export const RECEIVE = {
  findLane: `select 1 from messages where queue = 'inbox' and lane = ? limit 1`,

  findOrder: `
    select id, hash, revision, erased_at is not null as erased from messages
    where queue = 'inbox' and lane = ? and kind = 'order' and key = ?`,

  findMessage: `select 1 from messages where id = ?`,

  findErasedOrder: `select 1 from messages where kind = 'order' and key = ? and erased_at is not null`,

  /** The plus: a value that could belong to an index of a part of the table makes SQLite plan anew each time. */
  lastRevision: `
    select coalesce(max(revision), 0) as revision from messages
    where queue = 'inbox' and lane = ? and +kind = ? and key = ?`,

  insertMessage: `
    insert into messages
      (id, queue, lane, kind, key, hash, company_id, revision, created_at, body, raw, request_id, traceparent)
    values (?, 'inbox', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,

  insertLane: `insert into lanes (first_seq, queue, lane, head, ready_at) values (?, 'inbox', ?, ?, ?)`,

  /** A lane that waits keeps its time; one that was empty is ready from now on. */
  wakeLane: `
    insert into lanes (first_seq, queue, lane, head, ready_at) values (
      (select min(seq) from messages where queue = 'inbox' and lane = ?1), 'inbox', ?1, ?2, ?3)
    on conflict (first_seq) do update set
      ready_at = case when head is null then excluded.ready_at else ready_at end,
      head = coalesce(head, excluded.head)`,
} as const;

interface KnownRevision {
  id: string;
  hash: string | null;
  revision: number;
  erased: 0 | 1;
}

/** What `Store.receive` does, inside the transaction of its caller. */
export function createReceive(database: DatabaseSync): (row: InboxRow) => Received {
  const findLane = database.prepare(RECEIVE.findLane);
  const findOrder = database.prepare(RECEIVE.findOrder);
  const findMessage = database.prepare(RECEIVE.findMessage);
  const findErasedOrder = database.prepare(RECEIVE.findErasedOrder);
  const lastRevision = database.prepare(RECEIVE.lastRevision);
  const insertMessage = database.prepare(RECEIVE.insertMessage);
  const insertLane = database.prepare(RECEIVE.insertLane);
  const wakeLane = database.prepare(RECEIVE.wakeLane);

  function insert(row: InboxRow, revision: number): SQLInputValue {
    const { id, lane, kind, key, hash, companyId, receivedAt, body, raw, requestId, traceparent } = row;
    const common = [companyId, revision, receivedAt, body, raw, requestId, traceparent] as const;
    return insertMessage.run(id, lane, kind, key, hash, ...common).lastInsertRowid;
  }

  /** The revision that a callback of a known lane is, or the id of the message that it was stored as. */
  function placeOf(row: InboxRow): { revision: number } | { knownAs: string } {
    const { id, kind, key, lane, hash, earlierHash, earlierId } = row;
    if (kind === 'order') {
      const known = findOrder.all(lane, key) as unknown as KnownRevision[];
      const same = known.find((each) => each.erased || each.hash === hash || each.hash === (earlierHash ?? hash));
      return same ? { knownAs: same.id } : { revision: 1 + Math.max(0, ...known.map(({ revision }) => revision)) };
    }
    if (findMessage.get(id)) return { knownAs: id };
    if (earlierId !== null && findMessage.get(earlierId)) return { knownAs: earlierId };
    if (kind === 'error' && findErasedOrder.get(lane)) return { knownAs: id };
    return { revision: 1 + Number(lastRevision.get(lane, kind, key)?.['revision']) };
  }

  return (row) => {
    const { id, kind, lane, receivedAt } = row;
    // Nothing is known of an order without a lane. Other callbacks were perhaps stored in another one before.
    if (kind === 'order' && !findLane.get(lane)) {
      const seq = insert(row, 1);
      insertLane.run(seq, lane, seq, receivedAt);
      return { outcome: 'stored', id };
    }
    const place = placeOf(row);
    if ('knownAs' in place) return { outcome: 'duplicate', id: place.knownAs };
    wakeLane.run(lane, insert(row, place.revision), receivedAt);
    return { outcome: place.revision === 1 ? 'stored' : 'revised', id };
  };
}
