import { NAMES_AN_ORDER } from '../lost-orders.ts';

/** Brings an empty file to version 1, version 1 to version 2 and so on: `user_version` counts those done. */
export const MIGRATIONS: readonly string[] = [
  `
  create table messages (
    seq        integer primary key autoincrement,
    id         text not null unique,
    queue      text not null,
    lane       text not null,
    kind       text,
    key        text,
    hash       text,
    company_id text,
    revision   integer not null default 1,
    state      text not null default 'pending',
    attempts   integer not null default 0,
    last_error text,
    detail     text,
    created_at integer not null,
    settled_at integer,
    body       text not null,
    raw        blob
  ) strict;

  create unique index messages_by_key on messages (kind, key, revision) where kind is not null;
  create index messages_by_lane on messages (queue, lane, seq);
  create index messages_by_queue on messages (queue, seq);
  create index messages_by_state on messages (queue, state, seq, created_at);
  create index messages_first_of_order on messages (seq) where kind = 'order' and revision = 1;

  -- head: the lowest pending seq; null: nothing waits. Rows stay, so that a fence never repeats.
  create table lanes (
    queue       text not null,
    lane        text not null,
    head        integer references messages (seq),
    ready_at    integer not null,
    lease_until integer not null default 0,
    fence       integer not null default 0,
    parked      integer not null default 0,
    primary key (queue, lane)
  ) strict, without rowid;

  create index lanes_ready on lanes (queue, ready_at, head) where head is not null and parked = 0;
  create index lanes_leased on lanes (queue, lease_until) where lease_until > 0;
  `,
  `
  -- number goes on when a message is put back and attempt begins anew.
  create table attempts (
    seq       integer not null references messages (seq) on delete cascade,
    number    integer not null,
    attempt   integer not null,
    failed_at integer not null,
    reason    text not null,
    detail    text,
    primary key (seq, number)
  ) strict, without rowid;
  `,
  `
  -- The request that a message came by.
  alter table messages add column request_id text;
  alter table messages add column traceparent text;
  -- Stopped orders are counted often, and are few.
  create index lanes_parked on lanes (queue) where parked = 1;
  `,
  `
  -- Error callbacks that name an order are in its lane; the others have one of their own.
  create index messages_naming_orders on messages (lane, seq, created_at, company_id) where ${NAMES_AN_ORDER};
  `,
  `
  -- Which updates a request led to; an empty list is an answer, too.
  create table idempotency_keys (
    key        text primary key,
    order_id   text not null,
    hash       text not null,
    update_ids text not null,
    created_at integer not null
  ) strict, without rowid;
  create index idempotency_keys_by_age on idempotency_keys (created_at);
  `,
  `
  -- Keys that something may be encrypted with; of each its id, and the key of the hashes encrypted by it.
  create table data_keys (
    id         text primary key,
    dedupe_key text not null
  ) strict, without rowid;

  alter table messages add column erased_at integer;
  create index messages_erased_orders on messages (key) where kind = 'order' and erased_at is not null;
  create index idempotency_keys_by_order on idempotency_keys (order_id);
  `,
  `
  -- How fast updates may leave, and whether any may: one record for all processes.
  create table send_pace (
    id    integer primary key check (id = 1),
    state text not null
  ) strict;
  `,
  `
  -- An order, a job or an error without an order has a lane of its own name, so what is known of its key is found by its
  -- lane; and what is the first of an order, among all callbacks. Two trees fewer to write for each callback.
  drop index messages_by_key;
  drop index messages_first_of_order;
  `,
  `
  -- A lane is known by the seq of its first message, which is found by an index that every message is in anyway. Sorted by
  -- name, the lanes of new orders lay all over the table, and each order changed one more page.
  create table lanes_by_first (
    queue       text not null,
    lane        text not null,
    head        integer references messages (seq),
    ready_at    integer not null,
    lease_until integer not null default 0,
    fence       integer not null default 0,
    parked      integer not null default 0,
    first_seq   integer primary key
  ) strict;
  insert into lanes_by_first
    select queue, lane, head, ready_at, lease_until, fence, parked, first from (
      select lanes.*, (
        select min(seq) from messages where messages.queue = lanes.queue and messages.lane = lanes.lane) as first
      from lanes)
    where first is not null
    order by first;
  drop table lanes;
  alter table lanes_by_first rename to lanes;
  create index lanes_ready on lanes (queue, ready_at, head) where head is not null and parked = 0;
  create index lanes_leased on lanes (queue, lease_until) where lease_until > 0;
  create index lanes_parked on lanes (queue) where parked = 1;
  `,
];
