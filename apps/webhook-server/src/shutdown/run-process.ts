import { constants } from 'node:os';
import type { Logger } from 'pino';
import type { WebhookServer } from '../create-webhook-server.ts';

/**
 * Runs a webhook server as a process: prints where it listens, and stops it by SIGTERM or SIGINT.
 *
 * Exit codes: 0 when everything under way came to its end; 1 when something had to be broken off, when it could not start
 * (with one sentence), and after an error that nobody caught; 128 and the number of the signal when a second signal
 * ended it at once.
 */
export async function runProcess(start: () => Promise<WebhookServer>, log: Logger, port: number): Promise<void> {
  endOnUncaught(log);
  let server: WebhookServer;
  try {
    server = await start();
  } catch (error) {
    console.error(explain(error, port));
    process.exitCode = 1;
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) stopBy(signal, server, log);
  console.log(`webhook server listening on ${server.url}`);
}

let stopping = false;

function stopBy(signal: 'SIGINT' | 'SIGTERM', server: WebhookServer, log: Logger): void {
  process.on(signal, () => {
    if (stopping) {
      log.warn({ signal }, 'second signal: ending at once');
      process.exit(128 + constants.signals[signal]);
    }
    stopping = true;
    log.info({ signal }, 'stopping');
    void server.close().then((clean) => {
      if (!clean) log.warn('stopped; what was broken off is done again after the next start');
      process.exit(clean ? 0 : 1);
    });
  });
}

/** Nobody knows what state the process is in: it ends, and what it had acknowledged is on disk. */
function endOnUncaught(log: Logger): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ event, err: error }, 'an error that nobody caught: ending');
      process.exit(1);
    });
  }
}

function explain(error: unknown, port: number): string {
  if (!(error instanceof Error)) return 'The webhook server could not start.';
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  return taken ? `Port ${port} is in use. Set PORT to another one.` : error.message;
}
