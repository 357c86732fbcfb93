import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { connectionConfig } from './connections.ts';
import { storeError } from './errors.ts';

/** A pooler may happen to give the same connection again, so it is asked more than once. */
const ROUNDS = 3;

const NO_SESSION =
  'DATABASE_URL leads to a pooler that may give each transaction another connection to PostgreSQL. The webhook server ' +
  'relies on settings, locks and LISTEN of its connections: let the pooler keep them for it (PgBouncer: pool_mode = ' +
  'session), or name the database itself.';

/**
 * Makes sure that a connection is one and the same session of PostgreSQL from its beginning to its end. Behind a pooler of
 * transactions it is not: a setting such as that of waiting for the disk would hold for somebody else, a lock would never
 * be given back, and nothing that other processes say would be heard.
 *
 * @throws {StoreUnavailableError} when PostgreSQL cannot be reached.
 * @throws {Error} when it is not, with a sentence for the operator.
 */
export async function requireSession(databaseUrl: string, connectMs: number): Promise<void> {
  const config = { ...connectionConfig(databaseUrl), connectionTimeoutMillis: connectMs, query_timeout: connectMs };
  const client = new pg.Client(config);
  const other = new pg.Client(config);
  for (const each of [client, other]) each.on('error', () => {});
  try {
    await client.connect();
    if (await isDirect(client)) return;
    await other.connect();
    for (let round = 0; round < ROUNDS; round += 1)
      if (!(await keepsItsSession(client, other))) throw new Error(NO_SESSION);
  } catch (error) {
    throw error instanceof Error && error.message === NO_SESSION ? error : storeError(error);
  } finally {
    await Promise.allSettled([client.end(), other.end()]);
  }
}

/** A pooler tells a number of its own as that of the process at the other end. */
async function isDirect(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid === (client as pg.Client & { processID?: number }).processID;
}

/** `other` takes the session away, where there is a pooler that lets it: until the end of its transaction. */
async function keepsItsSession(client: pg.Client, other: pg.Client): Promise<boolean> {
  const mark = randomBytes(8).toString('hex');
  const marked = async (each: pg.Client) => {
    const { rows } = await each.query<{ mark: string }>(`select current_setting('assessment_kit.mark', true) as mark`);
    return rows[0]?.mark === mark;
  };
  await client.query(`select set_config('assessment_kit.mark', '${mark}', false)`);
  try {
    await other.query('begin');
  } catch {
    // A pooler of statements knows no transactions.
    return false;
  }
  const kept = !(await marked(other)) && (await marked(client));
  await other.query('rollback');
  return kept;
}
