/** Statements about idempotency keys. */
export const IDEMPOTENCY_SQL = {
  find: `select key, order_id, hash, update_ids from idempotency_keys where key = $1`,

  findAll: `select key, order_id, hash, update_ids from idempotency_keys where key = any($1::text[])`,

  /** Waits for a transaction that is just inserting the same key; no row comes back for it when that one commits. */
  insertAll: `
    insert into idempotency_keys (key, order_id, hash, update_ids, created_at)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[])
    on conflict (key) do nothing returning key`,

  remove: `delete from idempotency_keys where key = any($1::text[])`,

  /** Locked rows are skipped: another process is removing them. */
  forget: `
    delete from idempotency_keys where key in (
      select key from idempotency_keys where created_at < $1 order by created_at limit $2 for update skip locked)`,
} as const;
