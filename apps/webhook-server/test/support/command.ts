import { runCommand } from '../../src/commands/run-command.ts';

/** Runs a command of the webhook server in this process; `text` is all that it printed. */
export async function command(argv: readonly string[], environment: Record<string, string>) {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const code = await runCommand(argv, environment, { out: print, error: print });
  return { code, text: lines.join('\n') };
}
