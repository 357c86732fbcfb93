import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { SQL } from '../../src/store/postgres/sql.ts';
import { createDatabase } from '../support/postgres.ts';
import { updates } from './engines.ts';

/* What a worker does all day must not read more lanes the more there are, even where nobody has run ANALYZE yet. */

const LANES = 600;
const CLAIMED = 16;

let drop = async () => {};
let client: pg.Client;
let claimed: { lane: string; fence: number; seq: number }[] = [];

beforeAll(async () => {
  const database = await createDatabase(inject('postgresUrl'));
  drop = database.drop;
  const store = await openStore({ databaseUrl: database.url, dataDir: '' });
  for (let at = 0; at < LANES; at += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, index) => store.enqueue(updates(`o-${at + index}`, [1, 2]))));
  }
  const claims = await store.claim('outbox', { limit: CLAIMED, now: 5_000, leaseMs: 1_000_000 });
  claimed = claims.map(({ lane, fence, message }) => ({ lane, fence, seq: message.seq }));
  await store.close();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(SQL.planByIndex);
});
afterAll(async () => {
  await client.end();
  await drop();
});

interface Plan {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** Rows that a statement reads at once from one of the store's tables, at most. */
async function mostRowsRead(text: string, values: unknown[]): Promise<number> {
  await client.query('begin');
  const { rows } = await client.query(`explain (analyze, format json) ${text}`, values);
  await client.query('rollback');
  const read = ({ Plans = [], ...node }: Plan): number =>
    Math.max(
      node['Relation Name'] ? node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) : 0,
      ...Plans.map(read),
    );
  return read(rows[0]['QUERY PLAN'][0].Plan);
}

const lanes = () => claimed.map(({ lane }) => lane);
const fences = () => claimed.map(({ fence }) => fence);
const all = <Value>(value: Value) => claimed.map(() => value);

test.each([
  ['locks', () => [SQL.lockHeldLanes, ['outbox', lanes()]]],
  ['renews', () => [SQL.renewLeases, ['outbox', lanes(), fences(), all(9_000)]]],
  [
    'settles',
    () => [
      SQL.settle,
      [
        ...['outbox', lanes(), fences(), claimed.map(({ seq }) => seq), all('done'), all(6_000)],
        ...[all(null), all(null), all(6_000), all(false)],
      ],
    ],
  ],
  // Those that are leased stand before those that are free.
  ['leases', () => [SQL.leaseLanes, ['outbox', 5_000, 9_000, CLAIMED]], 2 * CLAIMED],
  ['counts attempts of', () => [SQL.countAttempts, [claimed.map(({ seq }) => seq)]]],
] as [string, () => [string, unknown[]], number?][])(
  '%s only the lanes that are meant',
  async (_, ask, most = CLAIMED) => {
    expect(await mostRowsRead(...ask())).toBeLessThanOrEqual(most);
  },
);
