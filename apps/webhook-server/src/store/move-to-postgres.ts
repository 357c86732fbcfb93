import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Connection } from './postgres/connections.ts';
import { Connections } from './postgres/connections.ts';
import { migrate } from './postgres/migrate.ts';
import { takeOwnership } from './sqlite/database.ts';
import { MIGRATIONS } from './sqlite/migrations.ts';
import { StoreUnavailableError } from './store.ts';

/** Nothing was moved; the message is a sentence for the operator. */
export class MoveRefusedError extends Error {
  override readonly name = 'MoveRefusedError';
}

/** Rows of each table moved. */
export type Moved = Record<string, number>;

type Value = string | number | bigint | Uint8Array | null;
type Row = Record<string, Value>;

interface Column {
  name: string;
  /** As PostgreSQL names it. */
  type: string;
}

interface Table {
  name: string;
  columns: Column[];
}

const BATCH = 500;
/** How long one statement may take, in ms: a batch of large bodies, or the reading back of a table. */
const TIMEOUTS = { connectMs: 10_000, statementMs: 600_000, answerMs: 660_000 };

/**
 * Moves everything from a SQLite file that nobody uses into an empty PostgreSQL database: messages, lanes, attempts, keys,
 * with their places in the sequence and their fences. All or nothing: it is one transaction, and before it is committed
 * every table is read back and compared. The file is only read.
 *
 * @throws {MoveRefusedError} when the file is in use or of another version, the database is not empty, or what was
 * written is not what was read.
 * @throws {StoreUnavailableError} when PostgreSQL cannot be reached.
 */
export async function moveToPostgres(file: string, databaseUrl: string): Promise<Moved> {
  const owner = own(file);
  const source = new DatabaseSync(file, { readOnly: true });
  const connections = new Connections(databaseUrl, TIMEOUTS);
  try {
    checkVersion(source);
    await migrate(connections);
    return await connections.transaction((connection) => moveTables(source, connection));
  } finally {
    await connections.close();
    source.close();
    owner.close();
  }
}

function own(file: string) {
  try {
    return takeOwnership(file);
  } catch (error) {
    if (error instanceof StoreUnavailableError) {
      throw new MoveRefusedError(`${file} is in use. Stop the webhook server before you move its data.`);
    }
    throw error;
  }
}

function checkVersion(source: DatabaseSync): void {
  const version = Number(source.prepare('pragma user_version').get()?.['user_version']);
  if (version === MIGRATIONS.length) return;
  const remedy = version < MIGRATIONS.length ? 'Start this version of the webhook server on it once, and stop it.' : '';
  throw new MoveRefusedError(
    `The file has version ${version} of the tables, this program knows ${MIGRATIONS.length}. ${remedy}`.trim(),
  );
}

async function moveTables(source: DatabaseSync, connection: Connection): Promise<Moved> {
  const tables = await tablesOf(source, connection);
  const names = tables.map(({ name }) => name).join(', ');
  // A webhook server that was started too early must not write in between.
  await connection.query(`lock table ${names} in exclusive mode`);
  for (const { name } of tables) {
    const { rows } = await connection.query(`select from ${name} limit 1`);
    if (rows.length > 0)
      throw new MoveRefusedError('The PostgreSQL database is not empty: it holds data of a webhook server.');
  }
  const moved: Moved = {};
  for (const table of tables) {
    const written = await copy(source, connection, table);
    const found = await readBack(connection, table);
    if (found.rows !== written.rows || found.checksum !== written.checksum) {
      throw new MoveRefusedError(`The rows of ${table.name} are not the same after the move. Nothing was moved.`);
    }
    moved[table.name] = written.rows;
  }
  await continueSequence(source, connection);
  return moved;
}

/** Tables with the columns that both have; `messages` first, because others refer to it. */
async function tablesOf(source: DatabaseSync, connection: Connection): Promise<Table[]> {
  const listed = source
    .prepare(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name <> 'messages', name`,
    )
    .all() as { name: string }[];
  const { rows } = await connection.query<{ table: string; name: string; type: string }>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.oid = any($1::text[]::regclass[]) and a.attnum > 0 and not a.attisdropped`,
    [listed.map(({ name }) => name)],
  );
  return listed.map(({ name }) => {
    const names = source.prepare(`select name from pragma_table_info(?)`).all(name) as { name: string }[];
    const columns = names.map((column) => rows.find((row) => row.table === name && row.name === column.name));
    if (columns.some((column) => column === undefined)) {
      throw new MoveRefusedError(`PostgreSQL lacks a column of ${name}. Both must be of the same version.`);
    }
    return { name, columns: columns.filter((column) => column !== undefined) };
  });
}

async function copy(source: DatabaseSync, connection: Connection, table: Table): Promise<Fingerprint> {
  const fingerprint = new Fingerprint();
  const statement = source.prepare(`select * from ${table.name}`);
  statement.setReadBigInts(true);
  let batch: Row[] = [];
  const flush = async () => {
    if (batch.length > 0) await insert(connection, table, batch);
    batch = [];
  };
  for (const found of statement.iterate()) {
    const row = table.name === 'lanes' ? freed(found as Row) : (found as Row);
    fingerprint.add(row, table);
    batch.push(row);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return fingerprint;
}

/** Nobody works on the file, so whoever held a lease is gone: see `resetLeases`. */
function freed(lane: Row): Row {
  const leased = Number(lane['lease_until']) > 0;
  return leased ? { ...lane, lease_until: 0n, fence: BigInt(Number(lane['fence']) + 1) } : lane;
}

async function insert(connection: Connection, { name, columns }: Table, rows: readonly Row[]): Promise<void> {
  const names = columns.map((column) => column.name).join(', ');
  const arrays = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
  const values = columns.map((column) => rows.map((row) => valueFor(row[column.name] ?? null, column.type)));
  await connection.query(
    `insert into ${name} (${names}) overriding system value select * from unnest(${arrays})`,
    values,
  );
}

function valueFor(value: Value, type: string): unknown {
  if (type === 'boolean' && value !== null) return Number(value) !== 0;
  if (typeof value === 'bigint') return String(value);
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}

async function readBack(connection: Connection, table: Table): Promise<Fingerprint> {
  const fingerprint = new Fingerprint();
  await connection.query(`declare moved no scroll cursor for select * from ${table.name}`);
  for (;;) {
    const { rows } = await connection.query<Row>(`fetch ${BATCH} from moved`);
    if (rows.length === 0) break;
    for (const row of rows) fingerprint.add(row, table);
  }
  await connection.query('close moved');
  return fingerprint;
}

/** SQLite never gives a place twice, not even that of a row that was deleted. */
async function continueSequence(source: DatabaseSync, connection: Connection): Promise<void> {
  const last = source.prepare(`select seq from sqlite_sequence where name = 'messages'`).get()?.['seq'];
  if (last === undefined) return;
  await connection.query(`select setval(pg_get_serial_sequence('messages', 'seq'), $1)`, [Number(last)]);
}

/** The number of rows, and the sum of their hashes: it does not depend on their sequence. */
class Fingerprint {
  rows = 0;
  #sum = 0n;

  get checksum(): string {
    return this.#sum.toString(16);
  }

  add(row: Row, { columns }: Table): void {
    const values = columns.map(({ name, type }) => canonical(row[name] ?? null, type));
    const digest = createHash('sha256').update(JSON.stringify(values)).digest('hex');
    this.#sum = BigInt.asUintN(256, this.#sum + BigInt(`0x${digest}`));
    this.rows += 1;
  }
}

/** The same text for the same value, whichever engine it was read from. */
function canonical(value: unknown, type: string): string | null {
  if (value === null) return null;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (type === 'boolean') return Number(value) === 0 ? 'no' : 'yes';
  return String(value);
}
