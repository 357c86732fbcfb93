import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { BARE_ENVIRONMENT } from './support/bare-environment.ts';
import { createDatabase } from './support/postgres.ts';
import { API_KEY, orderCallback } from './support/running-server.ts';

const MAIN = new URL('../src/main.ts', import.meta.url).pathname;
const SETTINGS = {
  PORT: '0',
  CALLBACK_API_KEYS: API_KEY,
  OPERATOR_TOKEN: 'token',
  PLATFORM_URL: 'http://127.0.0.1:9',
  PLATFORM_CLIENT_ID: 'id',
  PLATFORM_CLIENT_SECRET: 'the-platform-secret',
};

const children: ChildProcess[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'webhook-server-test-'));
  folders.push(made);
  return made;
}

function start(env: Record<string, string | undefined>) {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...BARE_ENVIRONMENT, LOG_LEVEL: 'silent', ...env },
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const url = async () => {
    await expect.poll(() => output, { timeout: 20_000 }).toMatch(/^webhook server listening on http\S+\n$/);
    return output.trim().split(' ').at(-1) ?? '';
  };
  return { child, url, output: () => output, ended: once(child, 'exit') };
}

const deliver = (url: string, orderId: string) =>
  fetch(`${url}/callbacks/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': API_KEY },
    body: JSON.stringify(orderCallback(orderId)),
  });

describe('the webhook server as a process', () => {
  it('ends by SIGTERM with 0', async () => {
    const server = start({ ...SETTINGS, DATA_DIR: folder() });
    await server.url();
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([0, null]);
  });

  it('says in one sentence each what is missing, and ends with 1', async () => {
    const server = start({ PORT: 'x' });
    expect(await server.ended).toEqual([1, null]);
    const lines = server.output().trim().split('\n');
    expect(lines).toHaveLength(6);
    for (const line of lines) expect(line).toMatch(/^[A-Z_]+ .*\.$/);
  });

  it('says in one sentence that another process uses the same data', async () => {
    const DATA_DIR = folder();
    await start({ ...SETTINGS, DATA_DIR }).url();
    const second = start({ ...SETTINGS, DATA_DIR });
    expect(await second.ended).toEqual([1, null]);
    expect(second.output().trim().split('\n')).toHaveLength(1);
  });

  it('says in one sentence that the database is away, without its password', async () => {
    const server = start({ ...SETTINGS, DATABASE_URL: 'postgres://user:hunter2@127.0.0.1:9/db' });
    expect(await server.ended).toEqual([1, null]);
    expect(server.output().trim().split('\n')).toHaveLength(1);
    expect(server.output()).not.toContain('hunter2');
  });
});

describe.each(['sqlite', 'postgres'] as const)('kill -9 between 200 and the hand-over, on %s', (engine) => {
  it('loses nothing: every order that was answered with 200 is handed over after the restart', async () => {
    const store =
      engine === 'sqlite'
        ? { DATA_DIR: folder() }
        : { DATABASE_URL: (await createDatabase(inject('postgresUrl'))).url };
    const partner = await partnerSystem();
    const env = { ...SETTINGS, ...store, FORWARD_URL: partner.url, FORWARD_SECRET: `whsec_${btoa('x'.repeat(32))}` };
    const first = start(env);
    const url = await first.url();

    // The partner's system hangs, so nothing can be handed over before the kill.
    const orders = Array.from({ length: 40 }, () => randomUUID());
    const answers = await Promise.all(orders.map((orderId) => deliver(url, orderId)));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    await expect.poll(() => partner.asked()).toBeGreaterThan(0);
    first.child.kill('SIGKILL');
    await first.ended;
    expect(partner.taken).toEqual([]);

    partner.take();
    await start(env).url();
    await expect.poll(() => new Set(partner.taken).size, { timeout: 60_000 }).toBe(orders.length);
    expect(new Set(partner.taken)).toEqual(new Set(orders));
    partner.close();
  }, 90_000);
});

/** Takes hand-overs only after `take()`; before, it lets them hang. */
async function partnerSystem() {
  let open = false;
  let asked = 0;
  const taken: string[] = [];
  const server = createServer(async (request, response) => {
    asked += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (!open) return;
    taken.push(JSON.parse(Buffer.concat(chunks).toString()).data.orderId);
    response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    taken,
    asked: () => asked,
    take: () => {
      open = true;
    },
    close: () => server.closeAllConnections(),
  };
}
