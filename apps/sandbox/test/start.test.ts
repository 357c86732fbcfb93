import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';

const MAIN = new URL('../src/main.ts', import.meta.url).pathname;

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], { env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return { child, output: () => output, ended: once(child, 'exit') };
}

describe('the sandbox as a process', () => {
  it('says where it listens, takes its own credentials, and ends by SIGTERM with 0', async () => {
    const { child, output, ended } = start({ PORT: '0', SANDBOX_CLIENT_ID: 'mine', SANDBOX_CLIENT_SECRET: 'm' });
    await expect.poll(output, { timeout: 10_000 }).toMatch(/^sandbox listening on http:\/\/127\.0\.0\.1:\d+\n$/);
    const url = output().trim().split(' ').at(-1);
    const form = { grant_type: 'client_credentials', client_id: 'mine', client_secret: 'm' };
    const token = await fetch(`${url}/public/security/v1/token`, { method: 'POST', body: new URLSearchParams(form) });
    expect(token.status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('says in one sentence that PORT is wrong', async () => {
    const { output, ended } = start({ PORT: 'http' });
    expect(await ended).toEqual([1, null]);
    expect(output()).toBe('PORT must be a port from 0 to 65535.\n');
  });

  it('says in one sentence that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { output, ended } = start({ PORT: String(port) });
    expect(await ended).toEqual([1, null]);
    expect(output()).toBe(`Port ${port} is in use. Set PORT to another one.\n`);
    other.close();
  });
});
