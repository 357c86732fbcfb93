import { buildSite } from './build.ts';
import { DIST } from './folders.ts';
import { serve } from './serve.ts';
import { readPort } from './settings.ts';

/** Serves the site, built anew if something it is made from has changed, until SIGTERM or SIGINT. */
async function start(): Promise<void> {
  const settings = readPort(process.env);
  if (!settings.ok) throw new Error(settings.problem);

  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());

  try {
    await buildSite({ signal: stop.signal });
    stop.signal.throwIfAborted();
    const site = await serve(DIST, settings.port).catch((error: NodeJS.ErrnoException) => {
      throw new Error(listenProblem(error, settings.port));
    });
    stop.signal.addEventListener('abort', () => void site.close());
    if (stop.signal.aborted) await site.close();
    else console.log(`docs listening on ${site.url}`);
  } catch (error) {
    // Being told to stop is not a failure.
    if (!stop.signal.aborted) throw error;
  }
}

function listenProblem({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken: set PORT to another one.`;
  if (code === 'EACCES') return `Port ${port} is not allowed: set PORT to another one.`;
  return message;
}

await start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
