import type { Environment } from '../settings/read-values.ts';
import { backup } from './backup.ts';
import { type Command, type Print, UsageError } from './command.ts';
import { move } from './move.ts';
import { reencrypt } from './reencrypt.ts';

export const COMMANDS: Readonly<Record<string, Command>> = { backup, move, reencrypt };

export interface Streams {
  out: Print;
  error: Print;
}

/**
 * Runs one command.
 *
 * @param argv Its name and what follows it.
 * @returns The exit code: 0 done, 1 could not be done, 2 called wrongly.
 */
export async function runCommand(argv: readonly string[], environment: Environment, print: Streams): Promise<number> {
  const [name = '', ...args] = argv;
  if (name === 'help' || name === '--help' || name === '-h') {
    print.out(overview());
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    print.error(`There is no such command.\n\n${overview()}`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    print.out(command.help);
    return 0;
  }
  try {
    await command.run(args, environment, print.out);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      print.error(`${error.message}\n\n${command.help}`);
      return 2;
    }
    // Errors of the store and of commands are sentences without personal data; those of SQLite name what it could not do.
    print.error(error instanceof Error ? error.message : 'It failed.');
    return 1;
  }
}

function overview(): string {
  const names = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`);
  return [
    'Without a command the webhook server starts. Commands, each with --help:',
    '',
    ...names,
    '',
    'Exit codes: 0 done, 1 could not be done, 2 called wrongly.',
  ].join('\n');
}
