import type { TestProject } from 'vitest/node';
import { PGBOUNCER } from './pooler.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** An administrator's URL of the PostgreSQL server for tests. */
    postgresUrl: string;
  }
}

/** One PostgreSQL server per run: the one that TEST_DATABASE_URL names, otherwise one of our own. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['TEST_DATABASE_URL'];
  // Another server may answer there tomorrow, PgBouncer may be installed then. `pnpm test` tells turbo, which by itself
  // would keep the result.
  if ((given || PGBOUNCER === null) && process.env['TURBO_HASH'] && !process.env['TEST_MACHINE'])
    throw new Error('With TEST_DATABASE_URL, or without PgBouncer, tests are to be started by pnpm test');
  if (given) {
    project.provide('postgresUrl', given);
    return undefined;
  }
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return () => server.remove();
}
