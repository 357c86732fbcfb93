import { runCommand } from './commands/run-command.ts';
import { createWebhookServer } from './create-webhook-server.ts';
import { createLog } from './log/log.ts';
import { readSettings } from './settings.ts';
import { runProcess } from './shutdown/run-process.ts';

/** Starts the server, or runs one of `commands` when there are arguments. */
export async function runMain(argv: readonly string[]): Promise<void> {
  if (argv.length > 0) {
    process.exitCode = await runCommand([...argv], process.env, { out: console.log, error: console.error });
  } else {
    await start();
  }
}

async function start(): Promise<void> {
  const read = readSettings(process.env);
  if (read.ok) {
    const { settings } = read;
    const log = createLog(settings.logLevel);
    await runProcess(() => createWebhookServer({ ...settings, log }), log, settings.port);
    return;
  }
  for (const problem of read.problems) console.error(problem);
  process.exitCode = 1;
}
