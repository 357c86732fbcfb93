import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environmentOf } from './support/cli.ts';
import { makeCompanyReady, placeOrder } from './support/company.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  sandbox = await createSandbox();
  await makeCompanyReady(sandbox);
  folder = await mkdtemp(join(tmpdir(), 'assessment-kit-'));
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

function start(argv: string[], env: Record<string, string> = {}): ChildProcess {
  const own = { ASSESSMENT_KIT_PROFILES: join(folder, 'profiles.json'), PATH: process.env['PATH'] ?? '' };
  const child = spawn(process.execPath, [MAIN, ...argv], {
    cwd: folder,
    env: { ...own, ...environmentOf(sandbox), ...env },
  });
  return child;
}

async function ended(child: ChildProcess) {
  const [stdout, stderr, [code, signal]] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream & AsyncIterable<Buffer>),
    text(child.stderr as NodeJS.ReadableStream & AsyncIterable<Buffer>),
    once(child, 'close') as Promise<[number | null, string | null]>,
  ]);
  return { stdout, stderr, code, signal };
}

/** Resolves when the child has written what is looked for. */
function written(child: ChildProcess, stream: 'stdout' | 'stderr', what: string): Promise<void> {
  let so = '';
  return new Promise((resolve) => {
    child[stream]?.on('data', (chunk: Buffer) => {
      so += chunk.toString();
      if (so.includes(what)) resolve();
    });
  });
}

// Processes of their own take their time to start on a busy machine.
describe('assessment-kit as a process', { timeout: 30_000 }, () => {
  it('keeps a profile that nobody else can read, whatever the umask, and uses it', async () => {
    const argv = ['profile', 'create', 'default', '--platform', sandbox.url, '--client-id', 'sandbox-client'];
    const child = start([...argv, '--secret-from-stdin']);
    child.stdin?.end('sandbox-secret\n');
    expect((await ended(child)).code).toBe(0);
    if (process.platform !== 'win32') expect((await stat(join(folder, 'profiles.json'))).mode & 0o777).toBe(0o600);
    const none = { PLATFORM_URL: '', PLATFORM_CLIENT_ID: '', PLATFORM_CLIENT_SECRET: '' };
    const { code, stdout } = await ended(start(['token', '--json'], none));
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ credentials: 'the profile "default"' });
  });

  it('exits with the code of what went wrong, and ends by itself', async () => {
    const [wrong, unknown] = await Promise.all([
      ended(start(['token'], { PLATFORM_CLIENT_SECRET: 'wrong' })),
      ended(start(['tokn'])),
    ]);
    expect(wrong).toMatchObject({ code: 4, stdout: '' });
    expect(unknown).toMatchObject({
      code: 2,
      stderr: "Error: Unknown command 'tokn'. (Did you mean token?)\n",
    });
  });

  it.skipIf(process.platform === 'win32').each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends a call that hangs with %s and exit code %i, and says what is not known', async (signal, code) => {
    // Gives a token, and answers nothing else.
    const platform = createServer((request, response) => {
      if (request.method === 'POST') response.end('{"access_token":"t","token_type":"Bearer","expires_in":3600}');
      else platform.emit('held');
    }).listen(0, '127.0.0.1');
    await once(platform, 'listening');
    const held = once(platform, 'held');
    const { port } = platform.address() as AddressInfo;
    const child = start(['callback', 'show', '--json'], { PLATFORM_URL: `http://127.0.0.1:${port}` });
    const all = ended(child);
    await held;
    child.kill(signal);
    const { stdout, code: found } = await all;
    platform.closeAllConnections();
    platform.close();
    expect(found).toBe(code);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'interrupted', exitCode: code } });
  });

  it.skipIf(process.platform === 'win32')('ends a sandbox with SIGINT and 0', async () => {
    const child = start(['sandbox', '--port', '0', '--json']);
    const listening = written(child, 'stdout', '"listening"');
    const all = ended(child);
    await listening;
    child.kill('SIGINT');
    expect((await all).code).toBe(0);
  });

  it.skipIf(process.platform === 'win32')('minds nothing when its reader has gone', async () => {
    for (let at = 0; at < 30; at += 1) placeOrder(sandbox);
    const child = start(['orders', 'list', '--json']);
    child.stdout?.destroy();
    const [stderr, [code]] = await Promise.all([
      text(child.stderr as NodeJS.ReadableStream & AsyncIterable<Buffer>),
      once(child, 'close') as Promise<[number]>,
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
