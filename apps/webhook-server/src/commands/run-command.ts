import type { Environment } from '../settings/read-values.ts';
import { backup } from './backup.ts';
import { type Command, CommandFailedError, EXIT, type Print, UsageError } from './command.ts';
import { move } from './move.ts';
import { reencrypt } from './reencrypt.ts';
import { replay } from './replay.ts';
import { status } from './status.ts';
import { updates } from './updates.ts';

export const COMMANDS: Readonly<Record<string, Command>> = { status, replay, updates, backup, move, reencrypt };

export interface Streams {
  out: Print;
  error: Print;
}

/**
 * Runs one command.
 *
 * @param argv Its name and what follows it.
 * @returns The exit code, one of `EXIT`.
 */
export async function runCommand(argv: readonly string[], environment: Environment, print: Streams): Promise<number> {
  const [name = '', ...args] = argv;
  if (name === 'help' || name === '--help' || name === '-h') {
    print.out(overview());
    return EXIT.done;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    print.error(`There is no such command.\n\n${overview()}`);
    return EXIT.usage;
  }
  if (args.includes('--help') || args.includes('-h')) {
    print.out(command.help);
    return EXIT.done;
  }
  try {
    await command.run(args, environment, print.out);
    return EXIT.done;
  } catch (error) {
    if (error instanceof UsageError) {
      print.error(`${error.message}\n\n${command.help}`);
      return EXIT.usage;
    }
    // Errors of the store and of commands are sentences without personal data; those of SQLite name what it could not do.
    print.error(error instanceof Error ? error.message : 'It failed.');
    return error instanceof CommandFailedError ? error.exitCode : EXIT.failed;
  }
}

function overview(): string {
  const names = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`);
  return [
    'Without a command the webhook server starts. Commands, each with --help:',
    '',
    ...names,
    '',
    'status, replay and updates call a server that runs; the others work on its database.',
    '',
    'Exit codes: 0 done, 1 could not be done, 2 called wrongly, 3 the server or its database is away, 4 wrong OPERATOR_TOKEN.',
  ].join('\n');
}
