import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BackupRefusedError, backUp } from '../store/sqlite/back-up.ts';
import { type Command, CommandFailedError, UsageError } from './command.ts';
import { existingSqliteFile, readLocation } from './location.ts';

const help = `backup <file>

Copies the SQLite database in DATA_DIR into a new file, also while the webhook server runs: the copy holds everything
that was answered with 200 before the command began. It is checked, and opens as a database by itself: to restore it, stop the
server and put it into DATA_DIR as webhook-server.db, without the -wal file of the old one.

The copy is as secret as the original. With DATA_KEY, keep that key too, and elsewhere: without it the copy cannot be read.
A database in PostgreSQL is backed up by pg_dump or the means of your provider.`;

export const backup: Command = {
  summary: 'copies the SQLite database into a file, while the server runs',
  help,
  async run(args, environment, print) {
    const file = fileOf(args, environment['INIT_CWD']);
    const { databaseUrl, dataDir } = readLocation(environment);
    if (databaseUrl !== null) {
      throw new CommandFailedError('DATABASE_URL is set. A database in PostgreSQL is backed up by pg_dump.');
    }
    try {
      const { messages, bytes } = backUp(existingSqliteFile(dataDir), file);
      print(`${file}: ${messages} messages, ${bytes} bytes, checked.`);
    } catch (error) {
      if (error instanceof BackupRefusedError) throw new CommandFailedError(error.message);
      throw error;
    }
  },
};

/** @param from Where the command was typed: pnpm runs it in the folder of the package. */
function fileOf(args: readonly string[], from: string | undefined): string {
  const { positionals } = parse(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('backup takes one file.');
  return resolve(from ?? process.cwd(), file);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: {}, allowPositionals: true });
  } catch {
    throw new UsageError('backup takes no options.');
  }
}
