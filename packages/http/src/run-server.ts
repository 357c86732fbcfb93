/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Runs a server as a process: prints `<name> listening on <url>`, ends with 0 on SIGINT or SIGTERM after closing it, and
 * with 1 and one sentence when it cannot start.
 *
 * @param port As asked for; named when it is taken.
 */
export async function runServer(name: string, port: number, start: () => Promise<RunningServer>): Promise<void> {
  try {
    const server = await start();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void server.close().then(() => process.exit(0)));
    }
    console.log(`${name} listening on ${server.url}`);
  } catch (error) {
    console.error(explain(error, port));
    process.exitCode = 1;
  }
}

function explain(error: unknown, port: number): string {
  if (!(error instanceof Error)) return String(error);
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  return taken ? `Port ${port} is in use. Set PORT to another one.` : error.message;
}

/** A port from a setting; `null` when it is none. */
export function portOf(value: string): number | null {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : null;
}
