/** Statements about idempotency keys. */
export const IDEMPOTENCY_SQL = {
  find: `select key, order_id, hash, update_ids from idempotency_keys where key = $key`,

  insert: `
    insert into idempotency_keys (key, order_id, hash, update_ids, created_at)
    values ($key, $lane, $hash, $updateIds, $createdAt)`,

  forget: `
    delete from idempotency_keys where key in (
      select key from idempotency_keys where created_at < $before order by created_at limit $limit)`,
} as const;
