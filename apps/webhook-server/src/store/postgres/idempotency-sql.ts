/** Statements about idempotency keys. */
export const IDEMPOTENCY_SQL = {
  find: `select key, order_id, hash, update_ids from idempotency_keys where key = $1`,

  /** Waits for a transaction that is just inserting the same key; no row changes when that one commits. */
  insert: `
    insert into idempotency_keys (key, order_id, hash, update_ids, created_at) values ($1, $2, $3, $4, $5)
    on conflict (key) do nothing`,

  /** Locked rows are skipped: another process is removing them. */
  forget: `
    delete from idempotency_keys where key in (
      select key from idempotency_keys where created_at < $1 order by created_at limit $2 for update skip locked)`,
} as const;
