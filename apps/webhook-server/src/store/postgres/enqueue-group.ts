import { answerOfKey, FORGOTTEN_AT_ONCE, KEY_LIFETIME_MS, type KeyRow, keptKeyOf } from '../idempotency.ts';
import type { OutboxRows } from '../rows.ts';
import type { Enqueued } from '../store.ts';
import type { Connection, Connections } from './connections.ts';
import { Group } from './group.ts';
import { IDEMPOTENCY_SQL } from './idempotency-sql.ts';
import { SQL } from './sql.ts';

const MAX_REPORTS = 64;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Appends updates to their lanes, and remembers the keys they came with, in groups: all that come while one transaction
 * runs share the next, so that many at once need one connection and wait for the disk together.
 *
 * Of those for the same lane or with the same key each waits until the one before is committed: what it may do depends on
 * that one.
 */
export class EnqueueGroup {
  readonly #connections: Connections;
  /** What listeners in other processes are told, with the transaction. */
  readonly #notification: readonly [channel: string, payload: string];
  readonly #group: Group<OutboxRows, Enqueued>;
  /** The last one that was asked for, by lane and by key. */
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(connections: Connections, notification: readonly [channel: string, payload: string]) {
    this.#connections = connections;
    this.#notification = notification;
    this.#group = new Group((reports) => this.#commit(reports), {
      requests: MAX_REPORTS,
      bytes: MAX_BYTES,
      sizeOf: ({ messages }) => messages.reduce((sum, { body }) => sum + body.length, 0),
    });
  }

  async enqueue(report: OutboxRows): Promise<Enqueued> {
    const { lane, idempotency } = report;
    const places = [`lane ${lane}`, ...(idempotency ? [`key ${idempotency.key}`] : [])];
    const before = places.flatMap((place) => this.#last.get(place) ?? []);
    const enqueued =
      before.length === 0 ? this.#group.run(report) : Promise.allSettled(before).then(() => this.#group.run(report));
    for (const place of places) this.#last.set(place, enqueued);
    try {
      return await enqueued;
    } finally {
      for (const place of places) if (this.#last.get(place) === enqueued) this.#last.delete(place);
    }
  }

  /** No two of them are for the same lane or have the same key. */
  #commit(reports: readonly OutboxRows[]): Promise<Enqueued[]> {
    return this.#connections.transaction(async (connection) => {
      // Lanes, then keys, each in the sequence in which everyone takes them, or two processes could wait for each other.
      const lanes = reports.map(({ lane }) => lane).sort();
      const [, known] = await Promise.all([
        connection.query(SQL.lockLanes, ['outbox', lanes]),
        this.#takeKeys(connection, reports),
      ]);
      const enqueued = await Promise.all(
        reports.map((report) => known.get(report) ?? this.#append(connection, report)),
      );
      await giveBackKeys(
        connection,
        reports.filter((report, index) => !known.has(report) && enqueued[index]?.outcome === 'conflict'),
      );
      return enqueued;
    });
  }

  /** Stores the keys that are new. @returns The answers to those whose key was not. */
  async #takeKeys(connection: Connection, reports: readonly OutboxRows[]): Promise<Map<OutboxRows, Enqueued>> {
    const withKeys = reports.flatMap((report) => (report.idempotency ? [{ report, ...report.idempotency }] : []));
    if (withKeys.length === 0) return new Map();
    withKeys.sort((left, right) => (left.key < right.key ? -1 : 1));
    const keys = withKeys.map(({ key }) => key);
    const oldest = Math.min(...reports.map(({ createdAt }) => createdAt)) - KEY_LIFETIME_MS;
    // The lanes are locked, so whoever had the same key for the same order has committed.
    const [kept, inserted] = await Promise.all([
      connection.query<KeyRow>(IDEMPOTENCY_SQL.findAll, [keys]),
      connection.query<{ key: string }>(IDEMPOTENCY_SQL.insertAll, [
        keys,
        withKeys.map(({ report }) => report.lane),
        withKeys.map(({ hash }) => hash),
        withKeys.map(({ report }) => JSON.stringify(report.messages.map(({ id }) => id))),
        withKeys.map(({ report }) => report.createdAt),
      ]),
      connection.query(IDEMPOTENCY_SQL.forget, [oldest, FORGOTTEN_AT_ONCE]),
    ]);
    const before = new Map(kept.rows.map((row) => [row.key, keptKeyOf(row)]));
    const taken = new Set(inserted.rows.map(({ key }) => key));
    return new Map(
      withKeys.flatMap(({ report, key, hash }): [OutboxRows, Enqueued][] => {
        const found = before.get(key);
        if (found) return [[report, answerOfKey(found, report.lane, { key, hash })]];
        // Another order took the key in the meantime.
        return taken.has(key) ? [] : [[report, { outcome: 'key_reused' }]];
      }),
    );
  }

  async #append(connection: Connection, report: OutboxRows): Promise<Enqueued> {
    const { lane, companyId, messages, afterSeq, createdAt, requestId, traceparent } = report;
    const ids = messages.map(({ id }) => id);
    if (ids.length === 0) {
      const { rows } = await connection.query(SQL.findErasedOrder, [lane]);
      return rows.length > 0 ? { outcome: 'conflict' } : { outcome: 'queued', ids };
    }
    const bodies = messages.map(({ body }) => body);
    const update = [lane, companyId, createdAt, ids, bodies, afterSeq];
    const values = [...update, ...this.#notification, requestId, traceparent];
    const { rows } = await connection.query(SQL.insertUpdates, values);
    return rows.length === 0 ? { outcome: 'conflict' } : { outcome: 'queued', ids };
  }
}

/** A report that was not stored leaves no key behind. */
async function giveBackKeys(connection: Connection, reports: readonly OutboxRows[]): Promise<void> {
  const keys = reports.flatMap(({ idempotency }) => (idempotency ? [idempotency.key] : []));
  if (keys.length > 0) await connection.query(IDEMPOTENCY_SQL.remove, [keys]);
}
