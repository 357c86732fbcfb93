import { existsSync } from 'node:fs';
import type { Environment } from '../settings/read-values.ts';
import { readValues } from '../settings/read-values.ts';
import { SETTINGS } from '../settings/table.ts';
import { sqliteFile } from '../store/open-store.ts';
import { CommandFailedError } from './command.ts';

const { DATABASE_URL, DATA_DIR } = SETTINGS;

/**
 * Where the webhook server keeps its data, from the settings it reads itself.
 *
 * @throws {CommandFailedError} when they are wrong.
 */
export function readLocation(environment: Environment): { databaseUrl: string | null; dataDir: string } {
  const { values, problems } = readValues({ DATABASE_URL, DATA_DIR }, environment);
  if (problems.length > 0) throw new CommandFailedError(problems.join('\n'));
  return { databaseUrl: values.DATABASE_URL, dataDir: values.DATA_DIR };
}

/** @throws {CommandFailedError} when there is no SQLite database in the folder. */
export function existingSqliteFile(dataDir: string): string {
  const file = sqliteFile(dataDir);
  if (!existsSync(file)) {
    throw new CommandFailedError(`There is no ${file}. DATA_DIR must name the folder that the webhook server uses.`);
  }
  return file;
}
