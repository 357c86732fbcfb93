import { SETTINGS } from '../settings/table.ts';
import type { CommandDescription } from './command.ts';
import { EXIT_CODES } from './exit-codes.ts';
import { plain } from './plain.ts';

/** What stands below the options in the help of a command. */
export function commandEpilogue({ examples }: CommandDescription): string {
  const lines = examples.flatMap(({ does, run }) => [`  # ${does}`, `  $ assessment-kit ${run}`]);
  return ['', 'Examples:', ...lines].join('\n');
}

/** What stands below the commands in the help of the program. */
export function programEpilogue(): string {
  const names = Object.keys(SETTINGS);
  const wide = Math.max(...names.map((name) => name.length));
  const settings = Object.entries(SETTINGS).map(([name, { meaning }]) => `  ${name.padEnd(wide)}  ${plain(meaning)}`);
  const codes = Object.values(EXIT_CODES).map(
    ({ code, meaning }) => `  ${String(code).padStart(3)}  ${plain(meaning)}`,
  );
  return ['', 'Environment:', ...settings, '', 'Exit codes:', ...codes].join('\n');
}
