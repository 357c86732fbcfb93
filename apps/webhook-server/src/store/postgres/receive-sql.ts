/* The statements that every callback takes part in; they run thousands of times a second. */
export const RECEIVE_SQL = {
  /**
   * Makes the lanes that are new, and locks all of them, whether new or not, until the transaction ends. A seq may be taken
   * only afterwards: it is given at insert, not at commit, so two processes could commit out of sequence. But nobody else
   * can have a lane that is new: where an order is the first in it, the lane is made with that order's seq as its head, and
   * need not be changed again.
   */
  lockLanes: `
    insert into lanes (queue, lane, ready_at, head)
    select 'inbox', lane, ready_at, case when for_order then nextval('messages_seq_seq') end
    from unnest($1::text[], $2::bigint[], $3::boolean[]) as wanted (lane, ready_at, for_order)
    on conflict (queue, lane) do update set ready_at = lanes.ready_at`,

  /**
   * Callbacks that are not there yet, in the sequence given; no two of them may be the same. Orders are known by their
   * lane, others by their id. Of an order whose lane is new (it has \`own_seq\`) nothing has to be looked for.
   *
   * One row comes back: how many were stored and the greatest revision among them; and, unless these tell all (all $16
   * were stored, each as the first), the revision of each id that was; and what those that were there already are known as.
   */
  insertCallbacks: `
    with incoming as (
      select *, row_number() over (partition by lane order by place) = 1 as is_first
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                  $8::bytea[], $9::bigint[], $10::text[], $11::text[], $12::text[], $13::text[])
        with ordinality as callback (id, kind, key, hash, lane, company_id, body, raw, received_at, request_id,
                                     traceparent, earlier_id, earlier_hash, place)
    ), placed as (
      select incoming.*, case when is_first and kind = 'order'
        and not exists (select from messages known where known.seq = lanes.head) then lanes.head end as own_seq
      from incoming join lanes on lanes.queue = 'inbox' and lanes.lane = incoming.lane
    ), fresh as (
      select placed.*,
        row_number() over (partition by kind, key order by place) + case when own_seq is null then coalesce(
          (select max(revision) from messages known
            where known.queue = 'inbox' and known.lane = placed.lane and known.kind = placed.kind
              and known.key = placed.key), 0
        ) else 0 end as revision
      from placed
      where own_seq is not null or case when placed.kind = 'order' then not exists (
          select from messages known
          where known.queue = 'inbox' and known.lane = placed.lane and known.kind = 'order' and known.key = placed.key
            and (known.hash in (placed.hash, placed.earlier_hash) or known.erased_at is not null))
        else not exists (select from messages known where known.id in (placed.id, placed.earlier_id))
          and (placed.kind = 'job' or not exists (
            select from messages gone
            where gone.kind = 'order' and gone.key = placed.lane and gone.erased_at is not null)) end
    ), stored as (
      insert into messages
        (seq, id, queue, lane, kind, key, hash, company_id, revision, created_at, body, raw, request_id, traceparent)
      overriding system value
      select coalesce(own_seq, nextval('messages_seq_seq')), id, 'inbox', lane, kind, key, hash, company_id, revision,
        received_at, body, raw, request_id, traceparent
      from fresh order by place
      returning seq, id, lane, revision, created_at
    ), woken as (
      update lanes set head = first.seq, ready_at = first.created_at
      from (
        select distinct on (lane) lane, seq, created_at from stored
        where seq not in (select own_seq from fresh where own_seq is not null) order by lane, seq
      ) first
      where lanes.queue = 'inbox' and lanes.lane = first.lane and lanes.head is null
    )
    select count(*)::integer as stored, max(revision)::integer as last_revision,
      case when count(*) < $16::integer or max(revision) > 1 then json_object_agg(id, revision) end as revisions,
      case when count(*) < $16::integer then (
        select json_object_agg(asked.id, found.id)
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $12::text[], $13::text[])
          as asked (id, kind, key, hash, lane, earlier_id, earlier_hash)
        join lateral (
          select known.id from messages known
          where asked.kind = 'order' and known.queue = 'inbox' and known.lane = asked.lane and known.kind = 'order'
            and known.key = asked.key and (known.hash in (asked.hash, asked.earlier_hash) or known.erased_at is not null)
          union all
          select known.id from messages known where asked.kind <> 'order' and known.id in (asked.id, asked.earlier_id)
          limit 1) found on true
      ) end as known,
      case when count(*) > 0 then pg_notify($14, $15) end
    from stored`,
} as const;
