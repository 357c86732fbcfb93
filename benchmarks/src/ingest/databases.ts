import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../../apps/webhook-server/test/support/postgres.ts';

export type Engine = 'sqlite' | 'postgres';

/** Where a server keeps its orders, as settings of the webhook server. */
export type Location = Readonly<Record<string, string>>;

/** Hands out empty places, and takes all of them away at the end. */
export interface Databases {
  make(engine: Engine): Promise<Location>;
  /** For example `PostgreSQL 18.4`. */
  readonly version: string;
  remove(): Promise<void>;
}

/** Waits for the disk as installed: `fsync` and `synchronous_commit` are on. */
const SETTINGS = `select current_setting('fsync') || current_setting('synchronous_commit') as durable,
  'PostgreSQL ' || current_setting('server_version') as version`;

/** The PostgreSQL that the tests run on, or the one that BENCH_DATABASE_URL names, and a folder for SQLite. */
export async function openDatabases(): Promise<Databases> {
  const folder = mkdtempSync(join(tmpdir(), 'assessment-kit-benchmark-'));
  const given = process.env['BENCH_DATABASE_URL'];
  const server = given ? null : await startPostgres();
  const url = given ?? server?.url ?? '';
  const [{ durable, version }] = (await query(url, SETTINGS)) as [{ durable: string; version: string }];
  if (durable !== 'onon') throw new Error('The PostgreSQL server must have fsync and synchronous_commit on.');
  const made: string[] = [];
  return {
    version,
    async make(engine) {
      if (engine === 'sqlite') return { DATA_DIR: mkdtempSync(join(folder, 'data-')) };
      const name = `benchmark_${process.pid}_${made.length}`;
      await query(url, `create database ${name} encoding 'UTF8' template template0`);
      made.push(name);
      const database = new URL(url);
      database.pathname = `/${name}`;
      return { DATABASE_URL: database.href };
    },
    async remove() {
      for (const name of made) await query(url, `drop database ${name} with (force)`);
      await server?.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function query(connectionString: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
