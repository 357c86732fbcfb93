import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems give to outgoing connections and to servers that ask for any port. */
const FIRST = 10_000;
const LAST = 29_999;

const given = new Set<number>();

/**
 * A port for a server that stops and starts again on the same address. One that was asked for with 0 may belong to
 * somebody else in between: to another test's server, or to a connection that goes out.
 *
 * @returns A free port of 127.0.0.1 that this process has not been given before.
 */
export async function steadyPort(): Promise<number> {
  const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
  if (given.has(port) || !(await isFree(port))) return steadyPort();
  given.add(port);
  return port;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
