import type { DatabaseSync } from 'node:sqlite';
import type { KeptDataKey, StoredAttempt, StoredContent } from '../engine-store.ts';
import { answerWithoutErasing, eraseSql, type LaneContent } from '../erase-sql.ts';
import type { Erased, EraseRequest, InboxLane, LanesQuery, Queue } from '../store.ts';
import { createRunner } from './runner.ts';
import { SQL } from './sql.ts';

/** The table of lanes is sorted by the first message of each. */
const BY_FIRST = `first_seq in (
  select min(seq) from messages where queue in ('inbox', 'outbox') and lane = $lane group by queue) and`;

export const CONTENT = {
  ...eraseSql({ lane: '$lane', first: BY_FIRST, remainder: '$remainder', now: '$now', no: '0' }),

  uncountAttempt: `update messages set attempts = attempts - 1, last_error = $error where seq = $seq`,

  dataKeys: `select id, dedupe_key as dedupeKey from data_keys order by id`,
  keepDataKey: `insert into data_keys (id, dedupe_key) values ($id, $dedupeKey)`,
  forgetDataKey: `delete from data_keys where id = $id`,

  replaceContent: `
    update messages set body = $body, raw = $raw, hash = $hash, last_error = $lastError, detail = $detail
    where seq = $seq and erased_at is null and body = $bodyBefore and last_error is $lastErrorBefore
      and detail is $detailBefore`,
  replaceAttempt: `update attempts set reason = $reason, detail = $detail where seq = $seq and number = $number`,

  contents: `
    select seq, id, lane, erased_at is not null as erased, body, raw, hash, last_error as lastError, detail
    from messages where seq > $afterSeq order by seq limit $limit`,
  attempts: `select number, reason, detail from attempts where seq = $seq order by number`,

  inboxLanes: `
    select seq, lane, kind, created_at as createdAt, erased_at is not null as erased
    from messages where queue = 'inbox' and seq > $afterSeq order by seq limit $limit`,
} as const;

/** Operations on what may hold personal data that change something; they belong into a transaction. */
export function createContentWrites(database: DatabaseSync) {
  const { run, get, all } = createRunner(database);

  return {
    erase(request: EraseRequest): Erased {
      const { lane, remainder, now } = request;
      const content = get<LaneContent>(CONTENT.laneContent, { lane });
      const answer = content ? answerWithoutErasing(content, request) : null;
      if (answer) return answer;
      run(CONTENT.eraseAttempts, { lane });
      run(CONTENT.eraseKeys, { lane });
      run(CONTENT.eraseMessages, { lane, now, remainder: JSON.stringify(remainder) });
      run(CONTENT.emptyLanes, { lane });
      return { outcome: 'erased', erasedAt: now, changed: true };
    },

    putBack({ queue, lane, fence, seq, readyAt, error }: PutBackRow): boolean {
      if (run(SQL.endLease, { queue, lane, fence, readyAt, parked: 0 }) === 0) return false;
      run(CONTENT.uncountAttempt, { seq, error });
      return true;
    },

    keepDataKeys({ keys, known }: { keys: readonly KeptDataKey[]; known: readonly string[] }): boolean {
      const kept = all<KeptDataKey>(CONTENT.dataKeys, {}).map(({ id }) => id);
      if (kept.join() !== known.toSorted().join()) return false;
      for (const { id, dedupeKey } of keys) run(CONTENT.keepDataKey, { id, dedupeKey });
      return true;
    },

    forgetDataKeys({ ids }: { ids: readonly string[] }): null {
      for (const id of ids) run(CONTENT.forgetDataKey, { id });
      return null;
    },

    replaceContent({ before, after }: { before: StoredContent; after: StoredContent }): boolean {
      const { seq, body, raw, hash, lastError, detail, attempts } = after;
      const was = { bodyBefore: before.body, lastErrorBefore: before.lastError, detailBefore: before.detail };
      if (run(CONTENT.replaceContent, { seq, body, raw, hash, lastError, detail, ...was }) === 0) return false;
      for (const { number, reason, detail } of attempts) run(CONTENT.replaceAttempt, { seq, number, reason, detail });
      return true;
    },
  };
}

export interface PutBackRow {
  queue: Queue;
  lane: string;
  fence: number;
  seq: number;
  readyAt: number;
  error: string;
}

/** Operations that only read, or that no transaction may hold. */
export function createContentReads(database: DatabaseSync) {
  const { all } = createRunner(database);

  return {
    dataKeys(_: null): KeptDataKey[] {
      return all<KeptDataKey>(CONTENT.dataKeys, {}).map((row) => ({ ...row }));
    },

    contents({ afterSeq, limit }: LanesQuery): StoredContent[] {
      const rows = all<Omit<StoredContent, 'attempts' | 'erased'> & { erased: number }>(CONTENT.contents, {
        afterSeq,
        limit,
      });
      return rows.map((row) => ({
        ...row,
        erased: row.erased === 1,
        attempts: all<StoredAttempt>(CONTENT.attempts, { seq: row.seq }).map((attempt) => ({ ...attempt })),
      }));
    },

    inboxLanes({ afterSeq, limit }: LanesQuery): InboxLane[] {
      const rows = all<Omit<InboxLane, 'erased'> & { erased: number }>(CONTENT.inboxLanes, { afterSeq, limit });
      return rows.map((row) => ({ ...row, erased: row.erased === 1 }));
    },

    compact(_: null): null {
      database.exec('vacuum');
      return null;
    },

    /**
     * Moves everything from the write-ahead log into the file and empties the log: what was erased is nowhere any more.
     * `false`: someone reads, such as a backup; nobody is kept waiting for it.
     */
    emptyLog(_: null): boolean {
      const timeout = database.prepare('pragma busy_timeout').get()?.['timeout'];
      database.exec('pragma busy_timeout = 0');
      try {
        return database.prepare('pragma wal_checkpoint(truncate)').get()?.['busy'] === 0;
      } finally {
        database.exec(`pragma busy_timeout = ${Number(timeout)}`);
      }
    },
  };
}
