/*
 * Express as most would go on: one INSERT for each order, answered when it is on disk. It checks no key, no schema and no
 * change of a known order, and nothing is handed over.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import express from 'express';
import pg from 'pg';

const TABLE = 'create table if not exists orders (id text primary key, body text not null)';
const CONNECTIONS = 16;

const insert = process.env['DATABASE_URL'] ? await intoPostgres(process.env['DATABASE_URL']) : intoSqlite();
const app = express();
app.use(express.json());
app.post('/callbacks/orders', async (request, response) => {
  await insert(request.body.assessmentOrder.orderId, JSON.stringify(request.body));
  response.json({ outcome: 'stored' });
});
app.listen(Number(process.env['PORT']), '127.0.0.1');

function intoSqlite(): (id: string, body: string) => void {
  const database = new DatabaseSync(join(process.env['DATA_DIR'] ?? '', 'orders.db'));
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  database.exec(TABLE);
  const statement = database.prepare('insert into orders values (?, ?) on conflict do nothing');
  return (id, body) => void statement.run(id, body);
}

async function intoPostgres(connectionString: string): Promise<(id: string, body: string) => Promise<unknown>> {
  const pool = new pg.Pool({ connectionString, max: CONNECTIONS });
  await pool.query(TABLE);
  return (id, body) => pool.query('insert into orders values ($1, $2) on conflict do nothing', [id, body]);
}
