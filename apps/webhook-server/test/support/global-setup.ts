import type { TestProject } from 'vitest/node';
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
  if (given) {
    // Another server may answer there tomorrow. `pnpm test` sees to it that such a result is not kept.
    if (process.env['TURBO_HASH'] && !process.env['TEST_MACHINE'])
      throw new Error('With TEST_DATABASE_URL, start the tests by pnpm test: turbo alone would keep their result.');
    project.provide('postgresUrl', given);
    return undefined;
  }
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return () => server.remove();
}
