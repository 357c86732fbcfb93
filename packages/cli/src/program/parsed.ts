import { type Command, CommanderError } from 'commander';
import { UsageError } from '../failures/usage-error.ts';

/** Parses and runs. @throws {UsageError} for what the program does not understand. */
export async function parsed(program: Command, argv: readonly string[]): Promise<void> {
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version are answers, not mistakes.
    if (error.exitCode === 0) return;
    // The help stands on stderr by now.
    if (error.code === 'commander.help') throw new UsageError('A command is missing.');
    throw new UsageError(sentence(error.message));
  }
}

/** `error: unknown option '--x'\n(Did you mean --y?)` → `Unknown option '--x'. (Did you mean --y?)` */
function sentence(message: string): string {
  const [first = '', ...more] = message.replace(/^error: /, '').split('\n');
  const whole = `${first.charAt(0).toUpperCase()}${first.slice(1)}`;
  return [/[.?!]$/.test(whole) ? whole : `${whole}.`, ...more].join(' ');
}
