import { COUNT_LOST_ORDERS, lostOrdersSql } from '../lost-orders.ts';
import { KEPT_ATTEMPTS } from '../rows.ts';
import type { MessageQuery } from '../store.ts';
import { MIGRATIONS } from './migrations.ts';

const MESSAGE = `seq, id, queue, lane, kind, company_id, revision, body, state, attempts, last_error, detail, created_at,
  settled_at, erased_at, request_id, traceparent`;

export const OUTLINE = 'seq, id, lane, kind, company_id, revision, created_at';
/** A lane is known by its first message, which is found by its name. */
const THIS_LANE = `first_seq = (select min(seq) from messages where queue = $queue and lane = $lane)`;

/** A message in its lane: the head of a leased lane is the one that a worker holds. */
const LEASE_OF_MESSAGE = `select lease_until from lanes where lanes.head = messages.seq and lanes.first_seq = (
  select min(seq) from messages beside where beside.queue = messages.queue and beside.lane = messages.lane)`;

/** Held by a worker, or just put in front of the one that is: that one has not been tried since. */
const READ = `${MESSAGE}, case when state = 'pending' and attempts > 0 then (${LEASE_OF_MESSAGE}) end as leased_until`;

const TRIED_LATER = `exists (
  select 1 from messages later where later.queue = $queue and later.lane = $lane and later.seq > $seq and later.attempts > 0)`;

const LOWEST_PENDING = `select min(seq) from messages
  where messages.queue = lanes.queue and messages.lane = lanes.lane and state = 'pending'`;

const ORDER = `
  select first.seq, first.key, newest.lane, newest.company_id, newest.id as message_id, newest.revision, newest.state, newest.body,
         first.created_at as received_at, newest.created_at as revised_at, newest.erased_at
  from messages first
  join messages newest on newest.queue = 'inbox' and newest.lane = first.lane and newest.kind = 'order'
   and newest.revision = (select max(revision) from messages where queue = 'inbox' and lane = first.lane and kind = 'order')
  where first.queue = 'inbox' and first.kind = 'order' and first.revision = 1`;

export const SQL = {
  /** The sole owner of the file knows that whoever held a lease is gone. */
  resetLeases: `update lanes set lease_until = 0, fence = fence + 1 where lease_until > 0`,

  findMessage: `select seq, queue, lane, state, erased_at from messages where id = $id`,

  findErasedOrder: `select 1 from messages where kind = 'order' and key = $lane and erased_at is not null`,

  lastOfLane: `select coalesce(max(seq), 0) as seq from messages where queue = 'outbox' and lane = $lane`,

  insertUpdate: `
    insert into messages (id, queue, lane, company_id, created_at, body, request_id, traceparent)
    values ($id, 'outbox', $lane, $companyId, $createdAt, $body, $requestId, $traceparent)
    returning seq`,

  /** A lane that waits keeps its time; one that was empty is ready from now on. */
  wakeLane: `
    insert into lanes (first_seq, queue, lane, head, ready_at) values (
      (select min(seq) from messages where queue = 'outbox' and lane = $lane), 'outbox', $lane, $seq, $readyAt)
    on conflict (first_seq) do update set
      ready_at = case when head is null then excluded.ready_at else ready_at end,
      head = coalesce(head, excluded.head),
      parked = 0`,

  leaseLanes: `
    update lanes set lease_until = $leaseUntil, fence = fence + 1
    where first_seq in (
      select first_seq from lanes
      where queue = $queue and head is not null and parked = 0 and ready_at <= $now and lease_until <= $now
      order by ready_at, head limit $limit)
    returning lane, fence, head, ready_at`,

  countAttempt: `update messages set attempts = attempts + 1 where seq = $seq returning ${MESSAGE}`,

  renewLease: `update lanes set lease_until = $leaseUntil where ${THIS_LANE} and fence = $fence`,

  /** The fence moves on, so a claim ends only once. */
  endLease: `
    update lanes set lease_until = 0, fence = fence + 1, ready_at = $readyAt, parked = $parked
    where ${THIS_LANE} and fence = $fence`,

  settleMessage: `
    update messages set state = $state, settled_at = $settledAt, last_error = $error, detail = coalesce($detail, detail)
    where seq = $seq`,

  addAttempt: `
    insert into attempts (seq, number, attempt, failed_at, reason, detail)
    select $seq, coalesce(max(number), 0) + 1, $attempt, $endedAt, $error, $attemptDetail
    from attempts where seq = $seq
    returning number`,

  forgetAttempts: `delete from attempts where seq = $seq and number <= $number - ${KEPT_ATTEMPTS}`,

  findHead: `update lanes set head = (${LOWEST_PENDING}) where ${THIS_LANE}`,

  /**
   * After the message at \`seq\` was settled. Looked for from there on, so that a long lane costs no more than a short one:
   * before it nothing is pending, unless a message was put back in the meantime, and that one is the head already. The
   * plus keeps the planner from walking through everything that is pending in other lanes.
   */
  findNextHead: `
    update lanes set head = case when head < $seq then head else (
      select min(seq) from messages
      where messages.queue = lanes.queue and messages.lane = lanes.lane and seq >= $seq and +state = 'pending') end
    where ${THIS_LANE}`,

  requeueMessage: `
    update messages set state = 'pending', attempts = 0, settled_at = null, last_error = null, detail = $detail
    where seq = $seq`,

  /** What keeps a message from being put back. */
  obstacles: `
    select coalesce(max(parked), 0) as lane_stopped, ${TRIED_LATER} as overtaken
    from lanes where ${THIS_LANE}`,

  resolveMessage: `update messages set state = $to, settled_at = $now where seq = $seq`,

  /** A lane that stopped at a message has not tried any later one. */
  unparkLane: `
    update lanes set ready_at = 0, parked = 0
    where ${THIS_LANE} and parked = 1 and not ${TRIED_LATER}`,

  /** Ready at 0 is ready now, whatever clock a worker goes by. */
  readyLane: `update lanes set ready_at = 0, parked = 0 where ${THIS_LANE}`,

  /** A lane that has other work keeps its own time if that is sooner. */
  scheduleLane: `
    update lanes set
      ready_at = case when head is null or parked then $readyAt else min(ready_at, $readyAt) end,
      parked = 0,
      head = (${LOWEST_PENDING})
    where ${THIS_LANE}`,

  nextReadyAt: `
    select min(due) as due from (
      select min(ready_at) as due from lanes
      where queue = $queue and head is not null and parked = 0 and lease_until = 0
      union all
      select min(max(ready_at, lease_until)) from lanes where queue = $queue and lease_until > 0)`,

  readPace: `select state from send_pace where id = 1`,

  writePace: `insert into send_pace (id, state) values (1, $state) on conflict (id) do update set state = $state`,

  getMessage: `select ${READ} from messages where id = $id`,

  attempts: `
    select number, attempt, failed_at, reason, attempts.detail from attempts
    join messages using (seq) where messages.id = $id order by number`,

  getOrder: `${ORDER} and first.lane = $orderId`,

  listOrders: `${ORDER} and first.seq < $before order by first.seq desc limit $limit`,

  lostOrders: lostOrdersSql('$before', '$limit'),

  countLostOrders: COUNT_LOST_ORDERS,

  /** A part of the messages of a state, so that nobody waits for the count of millions. */
  countPart: countPartSql(''),
  countUndecided: countPartSql('and erased_at is null'),

  createdAt: `select created_at from messages where seq = $seq`,

  laneCounts: `
    select queues.queue,
      (select created_at from messages where seq = (
        select min(head) from lanes where lanes.queue = queues.queue and head is not null and parked = 0)) as waiting_since,
      (select count(*) from lanes where lanes.queue = queues.queue and parked = 1) as parked
    from (select 'inbox' as queue union all select 'outbox') queues`,

  /** Changes nothing, but writes a page: a full or read-only disk shows. */
  check: `pragma user_version = ${MIGRATIONS.length}`,
} as const;

function countPartSql(condition: string): string {
  return `
    select count(*) as count, max(seq) as last, min(seq) as first from (
      select seq from messages where queue = $queue and state = $state and seq > $after ${condition}
      order by seq limit $limit)`;
}

/** One text per form of the question, so that each finds its index. */
export function listMessagesSql(
  { lane, state, leased, order = 'newest', cursor }: MessageQuery,
  columns = READ,
): string {
  const conditions = ['queue = $queue'];
  if (lane !== undefined) conditions.push('lane = $lane');
  if (state !== undefined) conditions.push('state = $state');
  if (leased) conditions.push(`coalesce((${LEASE_OF_MESSAGE}), 0) ${leased.is ? '>' : '<='} $now`);
  if (cursor !== undefined) conditions.push(order === 'newest' ? 'seq < $cursor' : 'seq > $cursor');
  const direction = order === 'newest' ? 'desc' : 'asc';
  return `select ${columns} from messages where ${conditions.join(' and ')} order by seq ${direction} limit $limit`;
}
