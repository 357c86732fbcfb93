import type { Connection, Connections } from './connections.ts';
import { MIGRATIONS } from './migrations.ts';
import { SQL } from './sql.ts';

/**
 * Brings the tables up to date. Replicas that start together wait for the first of them; when there is nothing to do,
 * nothing is locked: `create … if not exists` at each start has deadlocked with live traffic.
 *
 * @throws {Error} when the tables were made by a newer version of this program.
 */
export async function migrate(connections: Connections): Promise<void> {
  const { rows } = await connections.query<{ encoding: string }>(SQL.serverEncoding);
  if (rows[0]?.encoding !== 'UTF8') throw new Error('The PostgreSQL database must have the encoding UTF8.');
  if ((await versionOf(connections)) === MIGRATIONS.length) return;

  await connections.transaction(async (connection) => {
    await connection.query('set local statement_timeout = 0');
    await connection.query(SQL.lockMigrations);
    const version = await versionOf(connection);
    if (version > MIGRATIONS.length) {
      throw new Error(`The database has version ${version}, this program knows ${MIGRATIONS.length}: it is too old.`);
    }
    if (version === 0) await connection.query(SQL.createVersion);
    for (const migration of MIGRATIONS.slice(version)) await connection.query(migration);
    await connection.query(SQL.writeVersion, [MIGRATIONS.length]);
  });
}

async function versionOf(connection: Connection): Promise<number> {
  const { rows } = await connection.query<{ present: boolean }>(SQL.hasVersion);
  if (!rows[0]?.present) return 0;
  const versions = await connection.query<{ version: number }>(SQL.readVersion);
  return versions.rows[0]?.version ?? 0;
}

/**
 * Repairs lanes whose head is not their lowest pending message. None should exist; one that did would wait for ever.
 * Other replicas may be at work, so each lane is locked before it is looked at again.
 */
export async function sweep(connections: Connections): Promise<void> {
  const { rows } = await connections.query<{ queue: string; lane: string }>(SQL.strayLanes);
  for (const { queue, lane } of rows) {
    await connections.transaction(async (connection) => {
      await connection.query(SQL.lockLanes, [queue, [lane]]);
      await connection.query(SQL.findHead, [queue, lane]);
    });
  }
}
