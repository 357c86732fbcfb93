import type { Erased, EraseRequest, MessageState, Waiting } from './store.ts';

/*
 * Erasure, in words that both engines take; only their placeholders differ.
 */

const NOTE = 'Given up when the personal data of its order was erased.';

/**
 * In these states a message waits for somebody's decision, as long as it is not erased: after that nothing can be decided
 * any more, and it is not counted. Of the others erased ones are, and their counts need nothing but an index.
 */
export const UNDECIDED: readonly MessageState[] = ['dead', 'refused', 'in_doubt'];

/**
 * How an engine writes what the statements are given: a lane, the payload that remains, a time, and `false`; and `first`,
 * by which it finds the lane in its table of lanes, where that takes more than the name.
 */
interface Words {
  lane: string;
  first?: string;
  remainder: string;
  now: string;
  no: string;
}

/** The statements of an erasure, in the words of an engine; after the first in the sequence in which they run. */
export function eraseSql({ lane, first = '', remainder, now, no }: Words) {
  return {
    laneContent: laneContentSql({ lane, first }),
    eraseAttempts: eraseAttemptsSql(lane),
    eraseKeys: eraseKeysSql(lane),
    eraseMessages: eraseMessagesSql({ lane, remainder, now }),
    emptyLanes: emptyLanesSql({ lane, first, no }),
  };
}

/** What is in a lane, in both queues. */
function laneContentSql({ lane, first }: Pick<Words, 'lane' | 'first'>): string {
  const waiting = (queue: string, state: string) =>
    `count(*) filter (where erased_at is null and queue = '${queue}' and state = '${state}')`;
  return `
    select count(*) as messages, count(*) filter (where erased_at is null) as remaining, max(erased_at) as erased_at,
      max(coalesce(settled_at, created_at)) as active_at,
      ${waiting('inbox', 'pending')} as pending_events, ${waiting('inbox', 'dead')} as dead_events,
      ${waiting('outbox', 'pending')} as pending_updates, ${waiting('outbox', 'in_doubt')} as in_doubt_updates,
      case when exists (select 1 from lanes where ${first} queue = 'outbox' and lane = ${lane} and parked)
        then ${waiting('outbox', 'refused')} else 0 end as refused_updates
    from messages where queue in ('inbox', 'outbox') and lane = ${lane}`;
}

/** A callback known by its hash is known by its id afterwards: a hash of personal data is personal data, too. */
function eraseMessagesSql({ lane, remainder, now }: Omit<Words, 'no'>): string {
  return `
    update messages set
      body = case when kind = 'order' then ${remainder} else '{}' end,
      raw = null, detail = null, hash = null,
      key = case when key = hash then id else key end,
      last_error = case when state = 'pending' then '${NOTE}' end,
      state = case when state <> 'pending' then state when queue = 'inbox' then 'dead' else 'discarded' end,
      settled_at = coalesce(settled_at, ${now}),
      erased_at = ${now}
    where queue in ('inbox', 'outbox') and lane = ${lane} and erased_at is null`;
}

function eraseAttemptsSql(lane: string): string {
  return `
    delete from attempts where seq in (
      select seq from messages where queue in ('inbox', 'outbox') and lane = ${lane})`;
}

/** The hash of a report is one of scores. */
function eraseKeysSql(lane: string): string {
  return `delete from idempotency_keys where order_id = ${lane}`;
}

/** The fence moves on: whoever holds a lease may not settle any more. */
function emptyLanesSql({ lane, first, no }: Pick<Words, 'lane' | 'first' | 'no'>): string {
  return `
    update lanes set head = null, parked = ${no}, lease_until = 0, fence = fence + 1
    where ${first} queue in ('inbox', 'outbox') and lane = ${lane}`;
}

/** The row of `laneContentSql`. */
export type LaneContent = Record<
  | 'messages'
  | 'remaining'
  | 'active_at'
  | 'pending_events'
  | 'dead_events'
  | 'pending_updates'
  | 'in_doubt_updates'
  | 'refused_updates',
  number | string
> & { erased_at: number | string | null };

/** Why a lane is not to be erased; `null`: it is. */
export function answerWithoutErasing(content: LaneContent, request: EraseRequest): Erased | null {
  if (Number(content.messages) === 0) return { outcome: 'not_found' };
  if (Number(content.remaining) === 0) {
    return { outcome: 'erased', erasedAt: Number(content.erased_at), changed: false };
  }
  if (request.idleSince !== undefined && Number(content.active_at) >= request.idleSince) return { outcome: 'active' };
  const waiting: Waiting = {
    pendingEvents: Number(content.pending_events),
    deadEvents: Number(content.dead_events),
    pendingUpdates: Number(content.pending_updates),
    refusedUpdates: Number(content.refused_updates),
    inDoubtUpdates: Number(content.in_doubt_updates),
  };
  if (request.force || Object.values(waiting).every((count) => count === 0)) return null;
  return { outcome: 'unfinished', waiting };
}
