import pg from 'pg';
import { StoreUnavailableError } from '../store.ts';
import { storeError } from './errors.ts';
import { SQL } from './sql.ts';

export interface Timeouts {
  /** To get a connection, in ms. */
  connectMs: number;
  /** For one statement, enforced by the server, in ms. */
  statementMs: number;
  /** For one statement, enforced here, in case the server or the network hangs, in ms. */
  answerMs: number;
}

export const TIMEOUTS: Timeouts = { connectMs: 5_000, statementMs: 10_000, answerMs: 15_000 };

/** A connection, alone or within a transaction. Every error it throws is ready for the callers of the store. */
export interface Connection {
  query<Row>(text: string, values?: readonly unknown[]): Promise<{ rows: Row[]; changed: number }>;
}

/** Connections to one database. A connection that failed is never used again; the next call opens another. */
export class Connections implements Connection {
  readonly #pool: pg.Pool;

  constructor(databaseUrl: string, { connectMs, statementMs, answerMs }: Timeouts) {
    this.#pool = new pg.Pool({
      ...connectionConfig(databaseUrl),
      max: 16,
      // Statements go out at once; each still gets its own answer, in the same sequence.
      pipeline: true,
      connectionTimeoutMillis: connectMs,
      query_timeout: answerMs,
      onConnect: async (client) => {
        await Promise.all([
          client.query(SQL.endOnError),
          client.query(SQL.waitForDisk),
          client.query(SQL.planByIndex),
          // Not as parameters of the connection, which poolers refuse.
          client.query(SQL.limitTime, [statementMs, answerMs]),
        ]);
      },
    });
    // Without a listener a server that goes away ends this process; whoever queries next learns of it anyway.
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<{ rows: Row[]; changed: number }> {
    return this.#use((connection) => connection.query<Row>(text, values));
  }

  /** All or nothing: what `work` did is committed when this resolves, and undone when it rejects. */
  async transaction<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    return this.#use(async (connection) => {
      await begin(connection);
      const result = await work(connection);
      await connection.query('commit');
      return result;
    });
  }

  /**
   * As `transaction`, for work whose last statement has to be looked at only afterwards: COMMIT goes out right behind it,
   * and undoes everything when it fails. BEGIN is not waited for either: when it fails, the server ends the connection
   * before it comes to what was sent behind it.
   */
  async transactionEndingWith<Result>(
    work: (connection: Connection) => Promise<{ last: Promise<Result> }>,
  ): Promise<Result> {
    return this.#use(async (connection) => {
      const begun = begin(connection);
      begun.catch(() => {});
      const { last } = await work(connection);
      const [result] = await Promise.all([last, begun, connection.query('commit')]);
      return result;
    });
  }

  /** Runs `work` unless a process elsewhere runs the same `job`: then `null`. The lock ends with its connection. */
  async alone<Result>(job: string, work: () => Promise<Result>): Promise<Result | null> {
    return this.#use(async (connection) => {
      const { rows } = await connection.query<{ held: boolean }>(SQL.tryLockJob, [job]);
      if (!rows[0]?.held) return null;
      const result = await work();
      await connection.query(SQL.unlockJob, [job]);
      return result;
    });
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #use<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw storeError(error);
    });
    let broken = true;
    try {
      const result = await work(asConnection(client));
      broken = false;
      return result;
    } finally {
      // After a failure nobody knows what state a connection is in; to close it also undoes its transaction.
      client.release(broken);
    }
  }
}

/** A refusal is never to blame on the work, which may be done on another connection. */
async function begin(connection: Connection): Promise<void> {
  try {
    await connection.query('begin');
  } catch (cause) {
    throw new StoreUnavailableError('PostgreSQL began no transaction.', { cause });
  }
}

/** Statements with values are prepared once on each connection: to plan one can take longer than to run it. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `assessment_kit_${names.size + 1}`;
  names.set(text, name);
  return name;
}

export function connectionConfig(databaseUrl: string): pg.ClientConfig {
  return { connectionString: databaseUrl, keepAlive: true, fallback_application_name: 'assessment-kit' };
}

function asConnection(client: pg.PoolClient): Connection {
  return {
    async query<Row>(text: string, values: readonly unknown[] = []) {
      try {
        const { rows, rowCount } = await (values.length === 0
          ? client.query(text)
          : client.query({ name: nameOf(text), text, values: [...values] }));
        return { rows: rows as Row[], changed: rowCount ?? 0 };
      } catch (error) {
        throw storeError(error);
      }
    },
  };
}
