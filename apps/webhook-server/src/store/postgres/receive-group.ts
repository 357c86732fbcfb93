import type { InboxRow } from '../rows.ts';
import { type Received, StoreUnavailableError } from '../store.ts';
import type { Connections } from './connections.ts';
import { SQL } from './sql.ts';

/** Callbacks per transaction at most, and their bytes: one statement carries them all. */
const MAX_ROWS = 256;
const MAX_BYTES = 8 * 1024 * 1024;

interface Waiting {
  row: InboxRow;
  resolve: (received: Received) => void;
  reject: (error: unknown) => void;
}

/** Stores callbacks in groups: all that come while one transaction runs share the next. */
export class ReceiveGroup {
  readonly #connections: Connections;
  /** What listeners in other processes are told, with the transaction. */
  readonly #notification: readonly [channel: string, payload: string];
  readonly #waiting: Waiting[] = [];
  #running = false;

  constructor(connections: Connections, notification: readonly [channel: string, payload: string]) {
    this.#connections = connections;
    this.#notification = notification;
  }

  receive(row: InboxRow): Promise<Received> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) await this.#store(this.#next());
    this.#running = false;
  }

  #next(): Waiting[] {
    let bytes = 0;
    const enough = this.#waiting.findIndex(({ row }) => {
      bytes += row.raw.byteLength;
      return bytes > MAX_BYTES;
    });
    // One that is too large for any group goes alone.
    return this.#waiting.splice(0, Math.min(MAX_ROWS, enough === -1 ? MAX_ROWS : Math.max(1, enough)));
  }

  async #store(group: readonly Waiting[]): Promise<void> {
    try {
      const received = await this.#commit(group.map(({ row }) => row));
      for (const [index, { resolve, reject }] of group.entries()) {
        const answer = received[index];
        if (answer) resolve(answer);
        else reject(new Error('PostgreSQL gave no answer for a callback.'));
      }
    } catch (error) {
      if (error instanceof StoreUnavailableError || group.length === 1) {
        for (const { reject } of group) reject(error);
        return;
      }
      // One of them cannot be stored; that must not keep the others out.
      for (const waiting of group) await this.#store([waiting]);
    }
  }

  async #commit(rows: readonly InboxRow[]): Promise<Received[]> {
    const first = new Map<string, InboxRow>();
    for (const row of rows) if (!first.has(row.id)) first.set(row.id, row);
    const unique = [...first.values()];
    // Always in the same sequence, or two processes could wait for each other's lanes.
    const lanes = [...new Set(unique.map(({ lane }) => lane))].sort();
    const stored = await this.#connections.transaction(async (connection) => {
      await connection.query(SQL.lockLanes, ['inbox', lanes]);
      return connection.query<{ id: string; revision: number }>(SQL.insertCallbacks, [
        ...columns(unique),
        ...this.#notification,
      ]);
    });
    const revisions = new Map(stored.rows.map(({ id, revision }) => [id, revision]));
    return rows.map((row) => {
      const revision = first.get(row.id) === row ? revisions.get(row.id) : undefined;
      if (revision === undefined) return { outcome: 'duplicate', id: row.id };
      return { outcome: revision === 1 ? 'stored' : 'revised', id: row.id };
    });
  }
}

function columns(rows: readonly InboxRow[]): unknown[][] {
  return [
    rows.map(({ id }) => id),
    rows.map(({ kind }) => kind),
    rows.map(({ key }) => key),
    rows.map(({ hash }) => hash),
    rows.map(({ lane }) => lane),
    rows.map(({ companyId }) => companyId),
    rows.map(({ body }) => body),
    rows.map(({ raw }) => raw),
    rows.map(({ receivedAt }) => receivedAt),
  ];
}
