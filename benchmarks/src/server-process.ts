import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server that is measured, as a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Memory in use, in MiB (resident set). */
  residentMiB(): number;
  stop(): Promise<void>;
}

const require = createRequire(import.meta.url);
const START_TIMEOUT_MS = 30_000;
const LOOK_AGAIN_MS = 50;
const CONTRACT = fileURLToPath(import.meta.resolve('@assessment-kit/contract/assessments.json'));

/** The sandbox as `pnpm --filter @assessment-kit/sandbox start` runs it. */
export async function startSandbox(): Promise<ServerProcess> {
  const main = fileURLToPath(new URL('main.ts', import.meta.resolve('@assessment-kit/sandbox')));
  return startServer([main]);
}

/** The webhook server as `pnpm --filter @assessment-kit/webhook-server start` runs it. */
export async function startWebhookServer(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  return startServer(
    [fileURLToPath(new URL('main.ts', import.meta.resolve('@assessment-kit/webhook-server')))],
    settings,
  );
}

/** A program that listens on the PORT it is given. */
export async function startServer(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const port = await freePort();
  return start(args, port, { ...env, PORT: String(port), HOST: '127.0.0.1' });
}

/** Prism's mock of the same contract. It refuses invalid requests, as the sandbox does, and writes no log. */
export async function startPrism(): Promise<ServerProcess> {
  const port = await freePort();
  const settings = ['--port', String(port), '--host', '127.0.0.1', '--errors', '--verboseLevel', 'silent'];
  return start([join(prismFolder(), 'dist/index.js'), 'mock', ...settings, CONTRACT], port, {});
}

function prismFolder(): string {
  return dirname(require.resolve('@stoplight/prism-cli/package.json'));
}

async function start(args: readonly string[], port: number, env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child);
  return { url, residentMiB: () => residentMiB(child.pid ?? 0), stop: () => stop(child) };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + START_TIMEOUT_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error('A server that is to be measured did not start.');
    const reached = await fetch(url).then(
      (response) => response.text(),
      () => null,
    );
    if (reached !== null) return;
    if (performance.now() > until) throw new Error(`Nothing answers at ${url}.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  await ended;
}

function residentMiB(pid: number): number {
  if (process.platform === 'linux') {
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kib) / 1024;
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('This machine gave no free port.');
  return address.port;
}
