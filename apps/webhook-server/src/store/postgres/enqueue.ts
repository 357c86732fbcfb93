import { answerOfKey, FORGOTTEN_AT_ONCE, KEY_LIFETIME_MS, type KeyRow, keptKeyOf } from '../idempotency.ts';
import type { OutboxRows } from '../rows.ts';
import type { Enqueued } from '../store.ts';
import type { Connection, Connections } from './connections.ts';
import { IDEMPOTENCY_SQL } from './idempotency-sql.ts';
import { SQL } from './sql.ts';

/**
 * Appends updates to their lane, and remembers the key that they came with, in one transaction.
 *
 * @param notification What listeners in other processes are told.
 */
export async function enqueue(
  transaction: Connections['transaction'],
  rows: OutboxRows,
  notification: readonly [channel: string, payload: string],
): Promise<Enqueued> {
  try {
    return await transaction((connection) => append(connection, rows, notification));
  } catch (error) {
    if (error instanceof KeyTakenError) return { outcome: 'key_reused' };
    throw error;
  }
}

async function append(
  connection: Connection,
  { lane, companyId, messages, afterSeq, createdAt, idempotency, requestId, traceparent }: OutboxRows,
  notification: readonly [channel: string, payload: string],
): Promise<Enqueued> {
  await connection.query(SQL.lockLanes, ['outbox', [lane]]);
  if (idempotency) {
    // The lane is locked, so whoever had the same key for the same order has committed.
    const { rows } = await connection.query<KeyRow>(IDEMPOTENCY_SQL.find, [idempotency.key]);
    if (rows[0]) return answerOfKey(keptKeyOf(rows[0]), lane, idempotency);
  }
  const ids = messages.map(({ id }) => id);
  if (ids.length > 0) {
    const bodies = messages.map(({ body }) => body);
    const update = [lane, companyId, createdAt, ids, bodies, afterSeq];
    const { rows } = await connection.query(SQL.insertUpdates, [...update, ...notification, requestId, traceparent]);
    if (rows.length === 0) return { outcome: 'conflict' };
  } else {
    const { rows } = await connection.query(SQL.findErasedOrder, [lane]);
    if (rows.length > 0) return { outcome: 'conflict' };
  }
  if (idempotency) {
    const { key, hash } = idempotency;
    const values = [key, lane, hash, JSON.stringify(ids), createdAt];
    const { changed } = await connection.query(IDEMPOTENCY_SQL.insert, values);
    if (changed === 0) throw new KeyTakenError('Another order took the key in the meantime.');
    await connection.query(IDEMPOTENCY_SQL.forget, [createdAt - KEY_LIFETIME_MS, FORGOTTEN_AT_ONCE]);
  }
  return { outcome: 'queued', ids };
}

/** Takes back everything that the transaction did. */
class KeyTakenError extends Error {}
