import { UNDECIDED } from '../erase-sql.ts';
import { COUNT_LOST_ORDERS, lostOrdersSql } from '../lost-orders.ts';
import { KEPT_ATTEMPTS } from '../rows.ts';
import type { MessageQuery } from '../store.ts';

const MESSAGE = `seq, id, queue, lane, kind, company_id, revision, body, state, attempts, last_error, detail, created_at,
  settled_at, erased_at, request_id, traceparent`;

export const OUTLINE = 'seq, id, lane, kind, company_id, revision, created_at';
/** A message in its lane: the head of a leased lane is the one that a worker holds. */
const LEASE_OF_MESSAGE = `select lease_until from lanes
  where lanes.queue = messages.queue and lanes.lane = messages.lane and lanes.head = messages.seq`;

/** Held by a worker, or just put in front of the one that is: that one has not been tried since. */
const READ = `${MESSAGE}, case when state = 'pending' and attempts > 0 then (${LEASE_OF_MESSAGE}) end as leased_until`;

const ORDER = `
  select first.seq, first.key, newest.lane, newest.company_id, newest.id as message_id, newest.revision, newest.state, newest.body,
         first.created_at as received_at, newest.created_at as revised_at, newest.erased_at
  from messages first
  join messages newest on newest.queue = 'inbox' and newest.lane = first.lane and newest.kind = 'order'
   and newest.revision = (select max(revision) from messages where queue = 'inbox' and lane = first.lane and kind = 'order')
  where first.queue = 'inbox' and first.kind = 'order' and first.revision = 1`;

const UNDECIDED_STATES = `(${UNDECIDED.map((state) => `'${state}'`).join(', ')})`;

export const SQL = {
  /** Any fixed number: every replica has to ask for the same. */
  lockMigrations: `select pg_advisory_xact_lock(4020402040)`,
  findErasedOrder: `select from messages where kind = 'order' and key = $1 and erased_at is not null`,

  tryLockJob: `select pg_try_advisory_lock(hashtextextended('assessment-kit ' || $1, 0)) as held`,
  unlockJob: `select pg_advisory_unlock(hashtextextended('assessment-kit ' || $1, 0))`,

  /** Not `to_regclass`: after the wait for the lock it may still answer from a cache of before. */
  hasVersion: `
    select exists (
      select from pg_tables where schemaname = any(current_schemas(false)) and tablename = 'schema_version'
    ) as present`,
  createVersion: `create table schema_version as select 0 as version`,
  readVersion: `select version from schema_version`,
  writeVersion: `update schema_version set version = $1`,

  /** Epoch ms. */
  now: `select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now`,

  serverEncoding: `select current_setting('server_encoding') as encoding`,

  /**
   * Ends the connection at the first error, which this program would do anyway. Statements go out before those in front of
   * them have been answered: without this, the ones behind a BEGIN that failed would each be committed alone.
   */
  endOnError: `select set_config('exit_on_error', 'on', false)`,

  /** Of a statement, and of a transaction in which nothing happens, in ms. */
  limitTime: `
    select set_config('statement_timeout', $1, false), set_config('idle_in_transaction_session_timeout', $2, false)`,

  /** A server may be set up to answer before the disk has it; a stricter setting than \`on\` is left alone. */
  waitForDisk: `
    select set_config('synchronous_commit', 'on', false)
    where current_setting('synchronous_commit') not in ('on', 'remote_apply')`,

  /**
   * Every statement here looks up a few rows by an index. Before the first ANALYZE the planner takes \`queue = …\` for rare and
   * reads all lanes instead, or sorts all that are ready for the first sixteen. These settings leave it the index wherever
   * there is one. On versions before 18 what is off counts as very dear, and would be worth compiling: hence no \`jit\`.
   */
  planByIndex: `
    select set_config(name, 'off', false) from unnest(array[
      'enable_hashjoin', 'enable_mergejoin', 'enable_bitmapscan', 'enable_seqscan', 'enable_sort', 'enable_material', 'jit']) as name`,

  /** Lanes whose head is not the lowest pending message, found without a lock: each is looked at again under its lock. */
  strayLanes: `
    with waiting as (select queue, lane, min(seq) as head from messages where state = 'pending' group by queue, lane)
    select queue, lane from waiting left join lanes using (queue, lane) where lanes.head is distinct from waiting.head
    union
    select queue, lane from lanes left join waiting using (queue, lane)
    where lanes.head is not null and waiting.head is null`,

  /**
   * Makes the lanes that are new, and locks all of them, whether new or not, until the transaction ends. A seq may be
   * taken only afterwards: it is given at insert, not at commit, so two processes could commit out of sequence.
   */
  lockLanes: `
    insert into lanes (queue, lane) select $1, unnest($2::text[])
    on conflict (queue, lane) do update set ready_at = lanes.ready_at`,

  lockLane: `select fence from lanes where queue = $1 and lane = $2 for update`,

  findHead: `
    update lanes set head = (
      select min(seq) from messages
      where messages.queue = lanes.queue and messages.lane = lanes.lane and state = 'pending')
    where queue = $1 and lane = $2`,

  /** Nothing is inserted, and no row comes back, when the lane has a newer message than the caller has seen. */
  insertUpdates: `
    with stored as (
      insert into messages (id, queue, lane, company_id, created_at, body, request_id, traceparent)
      select update.id, 'outbox', $1::text, $2::text, $3::bigint, update.body, $9::text, $10::text
      from unnest($4::text[], $5::text[]) with ordinality as update (id, body, place)
      where not exists (select from messages where queue = 'outbox' and lane = $1 and seq > $6)
        and not exists (select from messages where kind = 'order' and key = $1 and erased_at is not null)
      order by update.place
      returning seq
    ), woken as (
      update lanes set
        ready_at = case when head is null then $3 else ready_at end,
        head = coalesce(head, first.seq),
        parked = false
      from (select min(seq) as seq from stored) first
      where lanes.queue = 'outbox' and lanes.lane = $1 and first.seq is not null
    )
    select seq, pg_notify($7, $8) from stored`,

  /** Materialized: as a subquery the planner may run it once for each row, and more lanes than asked for are leased. */
  leaseLanes: `
    with ready as materialized (
      select queue, lane from lanes
      where queue = $1 and head is not null and not parked and ready_at <= $2 and lease_until <= $2
      order by ready_at, head limit $4
      for update skip locked)
    update lanes set lease_until = $3, fence = fence + 1
    from ready where lanes.queue = ready.queue and lanes.lane = ready.lane
    returning lanes.lane, fence, head, ready_at`,

  /** A statement of its own: a head that was committed a moment ago is not in the snapshot of the one before. */
  countAttempts: `
    update messages set attempts = attempts + 1 where seq = any($1::bigint[]) and state = 'pending'
    returning ${MESSAGE}`,

  /**
   * Locks lanes in the sequence given: two processes that lock some of the same never wait for each other. Here and below,
   * \`any\` makes the planner begin with the few lanes that are meant, whatever it believes about the rest.
   */
  lockHeldLanes: `
    select from unnest($2::text[]) with ordinality as held (lane, place)
    join lanes on lanes.queue = $1 and lanes.lane = held.lane and lanes.lane = any($2)
    order by held.place for update of lanes`,

  /** The lanes are locked by a statement before. */
  renewLeases: `
    update lanes set lease_until = held.lease_until
    from unnest($2::text[], $3::integer[], $4::bigint[]) as held (lane, fence, lease_until)
    where lanes.queue = $1 and lanes.lane = held.lane and lanes.fence = held.fence and lanes.lane = any($2)
    returning lanes.lane, lanes.fence`,

  /**
   * The fence moves on, so a claim ends only once. The lanes are locked by a statement before.
   *
   * The next head is looked for behind the message that is settled, so that a long lane costs no more than a short one:
   * before it nothing is pending, unless a message was put back in the meantime, and that one is the head already. The
   * \`case\` keeps the planner from walking through everything that is pending in other lanes.
   */
  settle: `
    with held as (
      select settlement.*
      from unnest($2::text[], $3::integer[], $4::bigint[], $5::text[], $6::bigint[], $7::text[], $8::text[],
                  $9::bigint[], $10::boolean[])
        as settlement (lane, fence, seq, state, settled_at, error, detail, ready_at, parked)
      join lanes on lanes.queue = $1 and lanes.lane = settlement.lane and lanes.fence = settlement.fence
        and lanes.lane = any($2)
    ), settled as (
      update messages set state = held.state, settled_at = held.settled_at, last_error = held.error,
        detail = coalesce(held.detail, messages.detail)
      from held where messages.seq = held.seq
    )
    update lanes set lease_until = 0, fence = lanes.fence + 1, ready_at = held.ready_at, parked = held.parked,
      head = case when lanes.head < held.seq or held.state = 'pending' then least(lanes.head, held.seq) else (
        select min(seq) from messages
        where messages.queue = $1 and messages.lane = held.lane and messages.seq > held.seq
          and case when messages.seq > held.seq then messages.state = 'pending' end) end
    from held where lanes.queue = $1 and lanes.lane = held.lane and lanes.lane = any($2)
    returning lanes.lane, held.fence`,

  /** Of messages whose lanes are locked. No message may come twice. */
  addAttempts: `
    with failed as (
      select failure.*, (select coalesce(max(number), 0) + 1 from attempts where attempts.seq = failure.seq) as number
      from unnest($1::bigint[], $2::integer[], $3::bigint[], $4::text[], $5::text[])
        as failure (seq, attempt, failed_at, reason, detail)
    ), forgotten as (
      delete from attempts using failed
      where attempts.seq = failed.seq and attempts.number <= failed.number - ${KEPT_ATTEMPTS}
    )
    insert into attempts (seq, number, attempt, failed_at, reason, detail)
    select seq, number, attempt, failed_at, reason, detail from failed`,

  findMessage: `select lane, seq, state from messages where queue = $1 and id = $2`,

  /** What keeps a message from being put back. The lane is locked by a statement before. */
  obstacles: `
    select parked as lane_stopped, exists (
      select from messages later where later.queue = $1 and later.lane = $2 and later.seq > $3 and later.attempts > 0
    ) as overtaken
    from lanes where queue = $1 and lane = $2`,

  /** A lane that stopped at a message has not tried any later one. */
  resolve: `
    with resolved as (
      update messages set state = $4, settled_at = $5 where id = $2 and state = $3
      returning queue, lane, seq
    ), unparked as (
      update lanes set ready_at = 0, parked = false
      from resolved
      where lanes.queue = $1 and lanes.lane = resolved.lane and lanes.parked and not exists (
        select from messages later
        where later.queue = $1 and later.lane = resolved.lane and later.seq > resolved.seq and later.attempts > 0)
      returning pg_notify($6, $7)
    )
    select seq, (select count(*) from unparked) as unparked from resolved`,

  /** Ready at 0 is ready now, whatever clock a worker goes by. */
  requeue: `
    with requeued as (
      update messages set state = 'pending', attempts = 0, settled_at = null, last_error = null, detail = $4
      where id = $2 and state = any($3::text[]) and erased_at is null
      returning queue, lane, seq
    )
    update lanes set ready_at = 0, parked = false, head = least(head, requeued.seq)
    from requeued
    where lanes.queue = $1 and lanes.lane = requeued.lane
    returning pg_notify($5, $6)`,

  lanesOf: `select distinct lane from messages where queue = $1 and id = any($2::text[])`,

  /** A lane that has other work keeps its own time if that is sooner. The lanes are locked by a statement before. */
  requeueAll: `
    with requeued as (
      update messages set state = 'pending', attempts = 0, settled_at = null, last_error = null, detail = $5
      from unnest($2::text[], $3::bigint[]) as given (id, ready_at)
      where messages.id = given.id and queue = $1 and state = any($4::text[]) and erased_at is null
      returning messages.id, lane, seq, given.ready_at
    ), scheduled as (
      update lanes set
        ready_at = case when head is null or parked then first.ready_at else least(lanes.ready_at, first.ready_at) end,
        parked = false,
        head = least(head, first.seq)
      from (select lane, min(seq) as seq, min(ready_at) as ready_at from requeued group by lane) first
      where lanes.queue = $1 and lanes.lane = first.lane
    )
    select id, pg_notify($6, $7) from requeued`,

  nextReadyAt: `
    select least(
      (select min(ready_at) from lanes where queue = $1 and head is not null and not parked and lease_until = 0),
      (select min(greatest(ready_at, lease_until)) from lanes where queue = $1 and lease_until > 0)) as due`,

  readPace: `select state, (extract(epoch from clock_timestamp()) * 1000)::bigint as now from send_pace where id = 1 for update`,

  /** Only once in the life of a database: what is to be locked has to be there. */
  firstPace: `insert into send_pace (id, state) values (1, '{}') on conflict (id) do nothing`,

  writePace: `update send_pace set state = $1 where id = 1`,

  getMessage: `select ${READ} from messages where id = $1`,

  attempts: `
    select number, attempt, failed_at, reason, attempts.detail from attempts
    join messages using (seq) where messages.id = $1 order by number`,

  getOrder: `${ORDER} and first.lane = $1`,

  listOrders: `${ORDER} and first.seq < $1 order by first.seq desc limit $2`,

  lostOrders: lostOrdersSql('$1', '$2'),

  countLostOrders: COUNT_LOST_ORDERS,

  counts: `
    select queue, state, counted.count, (select created_at from messages where seq = counted.first) as oldest_at
    from unnest($1::text[]) queue, unnest($2::text[]) state, lateral (
      select count(*) as count, min(seq) as first from messages
      where messages.queue = queue.queue and messages.state = state.state and state.state not in ${UNDECIDED_STATES}
      union all
      select count(*) as count, min(seq) as first from messages
      where messages.queue = queue.queue and messages.state = state.state and state.state in ${UNDECIDED_STATES}
        and erased_at is null
    ) counted
    where counted.count > 0 order by queue, state`,

  laneCounts: `
    select queues.queue,
      (select created_at from messages where seq = (
        select min(head) from lanes where lanes.queue = queues.queue and head is not null and not parked)) as waiting_since,
      (select count(*) from lanes where lanes.queue = queues.queue and parked) as parked
    from (select 'inbox' as queue union all select 'outbox') queues`,

  /** Changes nothing, but writes: a server that has become read-only shows. */
  check: `update schema_version set version = version`,
} as const;

/** One text per form of the question, so that each finds its index. */
export function listMessagesSql(
  { queue, lane, state, leased, order = 'newest', cursor, limit }: MessageQuery,
  columns = READ,
) {
  const values: (string | number)[] = [queue];
  const conditions = ['queue = $1'];
  const add = (condition: string, value: string | number | undefined) => {
    if (value !== undefined) conditions.push(`${condition} $${values.push(value)}`);
  };
  add('lane =', lane);
  add('state =', state);
  if (leased) add(`coalesce((${LEASE_OF_MESSAGE}), 0) ${leased.is ? '>' : '<='}`, leased.now);
  add(order === 'newest' ? 'seq <' : 'seq >', cursor);
  const direction = order === 'newest' ? 'desc' : 'asc';
  const limited = `limit $${values.push(limit)}`;
  const text = `select ${columns} from messages where ${conditions.join(' and ')} order by seq ${direction} ${limited}`;
  return { text, values };
}
