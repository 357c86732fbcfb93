import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { PortName } from './ports.ts';

export interface ServerProcess {
  readonly name: string;
  /** Where it listens, as it says itself. */
  readonly url: Promise<string>;
  /** Resolves when it has ended, with what it printed last. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

const KEPT_LINES = 20;
const STOP_MS = 5_000;

/**
 * Starts one of the kit's servers as a process of its own, as an operator would.
 *
 * @param name As in its line `<name> listening on <url>`.
 * @param main Its entry.
 * @param env Settings besides those of this process.
 * @param portSetting The setting of `pnpm start` that moves its port, for the error when it does not start.
 */
export function startServer(
  name: string,
  main: URL,
  env: Readonly<Record<string, string>>,
  portSetting: PortName,
): ServerProcess {
  const child = spawn(process.execPath, [main.pathname], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const url = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (lines.length > KEPT_LINES) lines.shift();
        const found = new RegExp(`^${name} listening on (\\S+)$`).exec(line)?.[1];
        if (found) resolve(found);
      });
    }
    child.once('close', () => {
      const hint = `Its port is set by ${portSetting}.`;
      reject(new Error(`The ${name} did not start:\n${lines.join('\n')}\n${hint}`));
    });
  });
  // Whoever waits for the URL hears of it; nobody has to.
  url.catch(() => {});
  return { name, url, ended: once(child, 'close').then(() => lines.join('\n')), stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}
