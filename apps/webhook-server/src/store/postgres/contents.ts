import type { EngineContents, KeptDataKey, StoredAttempt, StoredContent } from '../engine-store.ts';
import { answerWithoutErasing, eraseSql, type LaneContent } from '../erase-sql.ts';
import { storable, wholeMs } from '../rows.ts';
import type { Claim, Erased, EraseRequest, InboxLane, LanesQuery } from '../store.ts';
import type { Connections } from './connections.ts';
import type { DatabaseClock } from './database-clock.ts';
import { SQL } from './sql.ts';

const CONTENT = {
  ...eraseSql({ lane: '$1', remainder: '$2', now: '$3', no: 'false' }),

  putBack: `
    with uncounted as (update messages set attempts = attempts - 1, last_error = $4 where seq = $3)
    update lanes set lease_until = 0, fence = fence + 1, ready_at = $5 where queue = $1 and lane = $2`,

  lockDataKeys: `lock table data_keys in exclusive mode`,
  dataKeys: `select id, dedupe_key as "dedupeKey" from data_keys order by id`,
  keepDataKeys: `insert into data_keys (id, dedupe_key) select * from unnest($1::text[], $2::text[])`,
  forgetDataKeys: `delete from data_keys where id = any($1::text[])`,

  replaceContent: `
    update messages set body = $2, raw = $3, hash = $4, last_error = $5, detail = $6
    where seq = $1 and erased_at is null and body = $7 and last_error is not distinct from $8
      and detail is not distinct from $9`,
  replaceAttempts: `
    update attempts set reason = changed.reason, detail = changed.detail
    from unnest($2::integer[], $3::text[], $4::text[]) as changed (number, reason, detail)
    where attempts.seq = $1 and attempts.number = changed.number`,

  contents: `
    select seq, id, lane, erased_at is not null as erased, body, raw, hash, last_error as "lastError", detail
    from messages where seq > $1 order by seq limit $2`,
  attempts: `select seq, number, reason, detail from attempts where seq = any($1::bigint[]) order by seq, number`,

  inboxLanes: `
    select seq, lane, kind, created_at as "createdAt", erased_at is not null as erased
    from messages where queue = 'inbox' and seq > $1 order by seq limit $2`,
} as const;

/** What may hold personal data, in a PostgreSQL database. */
export class PostgresContents implements EngineContents {
  readonly #connections: Pick<Connections, 'query' | 'transaction'>;

  readonly #clock: DatabaseClock;

  constructor(connections: Pick<Connections, 'query' | 'transaction'>, clock: DatabaseClock) {
    this.#connections = connections;
    this.#clock = clock;
  }

  async erase({ idleSince, ...given }: EraseRequest): Promise<Erased> {
    const { offsetMs } = this.#clock;
    const request = idleSince === undefined ? given : { ...given, idleSince: idleSince + offsetMs };
    const lane = storable(request.lane);
    const now = wholeMs(request.now + offsetMs);
    // Asked without a lock first: an unknown id must not leave lanes behind.
    const { rows } = await this.#connections.query<LaneContent>(CONTENT.laneContent, [lane]);
    const answer = rows[0] ? answerWithoutErasing(rows[0], request) : null;
    if (answer) return answer;
    return this.#connections.transaction(async (connection) => {
      for (const queue of ['inbox', 'outbox']) await connection.query(SQL.lockLanes, [queue, [lane]]);
      const { rows } = await connection.query<LaneContent>(CONTENT.laneContent, [lane]);
      const answer = rows[0] ? answerWithoutErasing(rows[0], request) : null;
      if (answer) return answer;
      await connection.query(CONTENT.eraseAttempts, [lane]);
      await connection.query(CONTENT.eraseKeys, [lane]);
      await connection.query(CONTENT.eraseMessages, [lane, JSON.stringify(request.remainder), now]);
      await connection.query(CONTENT.emptyLanes, [lane]);
      return { outcome: 'erased', erasedAt: now, changed: true };
    });
  }

  async wipe(): Promise<void> {}

  async compact(): Promise<void> {}

  async inboxLanes({ afterSeq, limit }: LanesQuery): Promise<InboxLane[]> {
    type Row = InboxLane & { seq: string; createdAt: string };
    const { rows } = await this.#connections.query<Row>(CONTENT.inboxLanes, [afterSeq, limit]);
    return rows.map((row) => ({ ...row, seq: Number(row.seq), createdAt: Number(row.createdAt) }));
  }

  putBack({ queue, lane, fence, message }: Claim, ended: { readyAt: number; error: string }): Promise<boolean> {
    return this.#connections.transaction(async (connection) => {
      const { rows } = await connection.query<{ fence: number }>(SQL.lockLane, [queue, lane]);
      if (rows[0]?.fence !== fence) return false;
      const values = [queue, lane, message.seq, ended.error, wholeMs(ended.readyAt + this.#clock.offsetMs)];
      await connection.query(CONTENT.putBack, values);
      return true;
    });
  }

  async dataKeys(): Promise<KeptDataKey[]> {
    const { rows } = await this.#connections.query<KeptDataKey>(CONTENT.dataKeys);
    return rows;
  }

  keepDataKeys(keys: readonly KeptDataKey[], known: readonly string[]): Promise<boolean> {
    return this.#connections.transaction(async (connection) => {
      await connection.query(CONTENT.lockDataKeys);
      const { rows } = await connection.query<KeptDataKey>(CONTENT.dataKeys);
      if (rows.map(({ id }) => id).join() !== known.toSorted().join()) return false;
      const values = [keys.map(({ id }) => id), keys.map(({ dedupeKey }) => dedupeKey)];
      await connection.query(CONTENT.keepDataKeys, values);
      return true;
    });
  }

  async forgetDataKeys(ids: readonly string[]): Promise<void> {
    await this.#connections.query(CONTENT.forgetDataKeys, [ids]);
  }

  async contents({ afterSeq, limit }: LanesQuery): Promise<StoredContent[]> {
    type Row = Omit<StoredContent, 'seq' | 'attempts'> & { seq: string };
    const { rows } = await this.#connections.query<Row>(CONTENT.contents, [afterSeq, limit]);
    type Attempt = StoredAttempt & { seq: string };
    const seqs = rows.map(({ seq }) => seq);
    const { rows: attempts } = await this.#connections.query<Attempt>(CONTENT.attempts, [seqs]);
    const bySeq = Map.groupBy(attempts, ({ seq }) => seq);
    return rows.map((row) => {
      const own = bySeq.get(row.seq) ?? [];
      const kept = own.map(({ number, reason, detail }) => ({ number, reason, detail }));
      return { ...row, seq: Number(row.seq), attempts: kept };
    });
  }

  replaceContent(before: StoredContent, after: StoredContent): Promise<boolean> {
    const { seq, body, raw, hash, lastError, detail, attempts } = after;
    return this.#connections.transaction(async (connection) => {
      const was = [before.body, before.lastError, before.detail];
      const values = [seq, body, raw, hash, lastError, detail, ...was];
      const { changed } = await connection.query(CONTENT.replaceContent, values);
      if (changed === 0) return false;
      const columns = (['number', 'reason', 'detail'] as const).map((name) => attempts.map((each) => each[name]));
      if (attempts.length > 0) await connection.query(CONTENT.replaceAttempts, [seq, ...columns]);
      return true;
    });
  }
}
