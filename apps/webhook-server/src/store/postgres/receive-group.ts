import type { InboxRow } from '../rows.ts';
import type { Received } from '../store.ts';
import { binaryArray } from './binary-array.ts';
import type { Connections } from './connections.ts';
import { Group } from './group.ts';
import { RECEIVE_SQL } from './receive-sql.ts';

const MAX_CALLBACKS = 256;
const MAX_BYTES = 8 * 1024 * 1024;

/** Stores callbacks in groups: all that come while one transaction runs share the next. */
export class ReceiveGroup {
  readonly #connections: Connections;
  /** What listeners in other processes are told, with the transaction. */
  readonly #notification: readonly [channel: string, payload: string];
  readonly #group: Group<InboxRow, Received>;

  constructor(connections: Connections, notification: readonly [channel: string, payload: string]) {
    this.#connections = connections;
    this.#notification = notification;
    this.#group = new Group((rows) => this.#commit(rows), {
      requests: MAX_CALLBACKS,
      bytes: MAX_BYTES,
      sizeOf: ({ body }) => body.length,
    });
  }

  receive(row: InboxRow): Promise<Received> {
    return this.#group.run(row);
  }

  async #commit(rows: readonly InboxRow[]): Promise<Received[]> {
    const first = new Map<string, InboxRow>();
    for (const row of rows) if (!first.has(contentOf(row))) first.set(contentOf(row), row);
    const unique = [...first.values()];
    const lanes = new Map<string, InboxRow>();
    for (const row of unique) if (!lanes.has(row.lane)) lanes.set(row.lane, row);
    // Always in the same sequence, or two processes could wait for each other's lanes.
    const firsts = [...lanes.values()].sort((left, right) => (left.lane < right.lane ? -1 : 1));
    const stored = await this.#connections.transactionEndingWith(async (connection) => {
      const locked = connection.query(RECEIVE_SQL.lockLanes, [
        texts(firsts, 'lane'),
        binaryArray(
          'bigint',
          firsts.map(({ receivedAt }) => receivedAt),
        ),
        binaryArray(
          'boolean',
          firsts.map(({ kind }) => kind === 'order'),
        ),
      ]);
      const values = [...columns(unique), ...this.#notification, unique.length];
      const inserted = connection.query<Inserted>(RECEIVE_SQL.insertCallbacks, values);
      return { last: Promise.all([inserted, locked]).then(([result]) => result) };
    });
    const revisions = revisionsOf(stored.rows[0], unique);
    const known = stored.rows[0]?.known ?? {};
    return rows.map((row) => {
      const same = first.get(contentOf(row)) ?? row;
      const revision = same === row ? revisions.get(row.id) : undefined;
      if (revision === undefined) return { outcome: 'duplicate', id: known[same.id] ?? same.id };
      return { outcome: revision === 1 ? 'stored' : 'revised', id: row.id };
    });
  }
}

interface Inserted {
  stored: number;
  last_revision: number | null;
  revisions: Record<string, number> | null;
  /** By the ids that they would have got. */
  known: Record<string, string> | null;
}

const NOTHING: Inserted = { stored: 0, last_revision: null, revisions: null, known: null };

/** Of those that were stored, by their ids. */
function revisionsOf(inserted: Inserted | undefined, asked: readonly InboxRow[]): ReadonlyMap<string, number> {
  const { stored, last_revision, revisions } = inserted ?? NOTHING;
  const allNew = stored === asked.length && last_revision === 1;
  return new Map(allNew ? asked.map(({ id }) => [id, 1]) : Object.entries(revisions ?? {}));
}

/** The same for callbacks that are the same. */
function contentOf({ kind, key, hash }: InboxRow): string {
  return `${kind} ${hash} ${key}`;
}

function columns(rows: readonly InboxRow[]): (Buffer | null)[] {
  return [
    texts(rows, 'id'),
    texts(rows, 'kind'),
    texts(rows, 'key'),
    texts(rows, 'hash'),
    texts(rows, 'lane'),
    texts(rows, 'companyId'),
    texts(rows, 'body'),
    rows.some(({ raw }) => raw !== null)
      ? binaryArray(
          'bytea',
          rows.map(({ raw }) => raw),
        )
      : null,
    binaryArray(
      'bigint',
      rows.map(({ receivedAt }) => receivedAt),
    ),
    texts(rows, 'requestId'),
    texts(rows, 'traceparent'),
    texts(rows, 'earlierId'),
    texts(rows, 'earlierHash'),
  ];
}

/** `null`, which stands for as many, when all of them are. */
function texts(rows: readonly InboxRow[], column: Exclude<keyof InboxRow, 'raw' | 'receivedAt'>): Buffer | null {
  const elements = rows.map((row) => row[column]);
  return elements.some((element) => element !== null) ? binaryArray('text', elements) : null;
}
