import { parseArgs } from 'node:util';
import { url } from '../settings/kinds.ts';
import { readValues } from '../settings/read-values.ts';
import { SETTINGS } from '../settings/table.ts';
import { MoveRefusedError, moveToPostgres } from '../store/move-to-postgres.ts';
import { type Command, CommandFailedError, UsageError } from './command.ts';
import { existingSqliteFile } from './location.ts';

const help = `move [--to NAME]

Moves everything from the SQLite database in DATA_DIR into an empty PostgreSQL database: messages, lanes with what waits in
them, attempts and keys. The webhook server has to be stopped; the SQLite file is only read and stays as it is. All or
nothing: every table is read back and compared before anything counts.

--to NAME  the environment variable that holds the URL of the PostgreSQL database; default DATABASE_URL. The URL itself is not
           taken: its password would show in the list of processes.

Afterwards start the webhook server with DATABASE_URL, and the same DATA_KEY if there is one.`;

export const move: Command = {
  summary: 'moves everything from SQLite to an empty PostgreSQL database',
  help,
  async run(args, environment, print) {
    const name = nameOf(args);
    const target = { meaning: 'the PostgreSQL database to move to', kind: TARGET, required: true } as const;
    const { values, problems } = readValues({ [name]: target, DATA_DIR: SETTINGS.DATA_DIR }, environment);
    if (problems.length > 0) throw new CommandFailedError(problems.join('\n'));
    const file = existingSqliteFile(String(values['DATA_DIR']));
    try {
      const moved = await moveToPostgres(file, String(values[name]));
      for (const [table, rows] of Object.entries(moved)) print(`${table}: ${rows} rows, compared.`);
      print('Moved. Start the webhook server with DATABASE_URL; the SQLite file is as it was.');
    } catch (error) {
      if (error instanceof MoveRefusedError) throw new CommandFailedError(error.message);
      throw error;
    }
  },
};

const TARGET = url('postgres:', 'postgresql:');

function nameOf(args: readonly string[]): string {
  const to = parse(args);
  if (to.includes(':')) {
    throw new UsageError('--to takes the name of an environment variable: a URL would show in the list of processes.');
  }
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(to)) throw new UsageError('--to takes the name of an environment variable.');
  return to;
}

function parse(args: readonly string[]): string {
  try {
    return parseArgs({ args: [...args], options: { to: { type: 'string', default: 'DATABASE_URL' } } }).values.to;
  } catch {
    throw new UsageError('move takes nothing but --to NAME.');
  }
}
