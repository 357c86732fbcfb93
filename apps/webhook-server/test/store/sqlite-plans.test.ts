import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTENT } from '../../src/store/sqlite/content-operations.ts';
import { MIGRATIONS } from '../../src/store/sqlite/migrations.ts';
import { RECEIVE } from '../../src/store/sqlite/receive.ts';
import { listMessagesSql, SQL } from '../../src/store/sqlite/sql.ts';

/* What is done for an order must not read more lanes the more there are: they are sorted by their first message. */

const leased = listMessagesSql({ queue: 'inbox', state: 'pending', leased: { is: true, now: 1 }, limit: 1 });
const STATEMENTS = Object.entries({ ...SQL, ...CONTENT, ...RECEIVE, leased }).filter(([, text]) =>
  /\blanes\b/.test(text),
);

describe('a statement of SQLite', () => {
  let database: DatabaseSync;
  beforeAll(() => {
    database = new DatabaseSync(':memory:');
    for (const migration of MIGRATIONS) database.exec(migration);
  });
  afterAll(() => database.close());

  test.each(STATEMENTS)('%s reads no lanes but those that are meant', (_, text) => {
    const steps = database.prepare(`explain query plan ${text}`).all();
    // An index that only holds what is leased may be read from end to end.
    const scans = steps.filter(({ detail }) =>
      /^SCAN (lanes|messages)(?! USING INDEX lanes_leased)/.test(String(detail)),
    );
    expect(scans).toEqual([]);
  });
});
