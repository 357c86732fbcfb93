import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { PGBOUNCER } from './pooler.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** An administrator's URL of the PostgreSQL server for tests. */
    postgresUrl: string;
  }
}

/** What all files of a run share. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const forgetCompiled = shareCompiled();
  const stopPostgres = await providePostgres(project);
  return async () => {
    await stopPostgres();
    forgetCompiled();
  };
}

/**
 * Workers of vitest, their threads and the processes that tests start read the same modules hundreds of times: the second
 * one need not compile them again.
 */
function shareCompiled(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'assessment-kit-compiled-'));
  process.env['NODE_COMPILE_CACHE'] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** One PostgreSQL server per run: the one that TEST_DATABASE_URL names, otherwise one of our own. */
async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  // Another server may answer there tomorrow, PgBouncer may be installed then. `pnpm test` tells turbo, which by itself
  // would keep the result.
  if ((given || PGBOUNCER === null) && process.env['TURBO_HASH'] && !process.env['TEST_MACHINE'])
    throw new Error('With TEST_DATABASE_URL, or without PgBouncer, tests are to be started by pnpm test');
  if (given) {
    project.provide('postgresUrl', given);
    return async () => {};
  }
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return () => server.remove();
}
