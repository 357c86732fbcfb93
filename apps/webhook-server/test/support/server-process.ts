import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { BARE_ENVIRONMENT } from './bare-environment.ts';
import { cleanUps } from './clean-ups.ts';
import { createDatabase } from './postgres.ts';

const MAIN = new URL('../../src/main.ts', import.meta.url).pathname;

export const SETTINGS = {
  PORT: '0',
  CALLBACK_API_KEYS: 'the-callback-key',
  OPERATOR_TOKEN: 'the-operator-token',
  PLATFORM_URL: 'http://127.0.0.1:9',
  PLATFORM_CLIENT_ID: 'client',
  PLATFORM_CLIENT_SECRET: 'the-platform-secret',
  FORWARD_SECRET: `whsec_${btoa('x'.repeat(32))}`,
};

export interface ServerProcess {
  child: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** Exit code and signal. */
  ended: Promise<unknown[]>;
  /** Where it listens, once it does. */
  url(): Promise<string>;
}

/**
 * The webhook server as a process of its own; killed after the test.
 *
 * @param nodeArguments For `--import`.
 * @param main Another file that starts it.
 */
export function startProcess(
  env: Record<string, string | undefined>,
  nodeArguments: readonly string[] = [],
  main = MAIN,
): ServerProcess {
  const child = spawn(process.execPath, [...nodeArguments, main], {
    env: { ...BARE_ENVIRONMENT, ...SETTINGS, ...env },
  });
  cleanUps.push(() => child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const listening = /^webhook server listening on (http\S+)$/m;
  return {
    child,
    output: () => output,
    ended: once(child, 'close'),
    async url() {
      await expect.poll(() => output, { timeout: 30_000 }).toMatch(listening);
      return listening.exec(output)?.[1] ?? '';
    },
  };
}

/** Settings of a fresh database; a folder is removed after the test. */
export async function freshStore(engine: 'sqlite' | 'postgres'): Promise<Record<string, string>> {
  if (engine === 'postgres') return { DATABASE_URL: (await createDatabase(inject('postgresUrl'))).url };
  const folder = mkdtempSync(join(tmpdir(), 'webhook-server-test-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return { DATA_DIR: folder };
}

/** An HTTP server that ends with the test; `answer` gets each request with its body. */
export async function httpServer(
  answer: (request: IncomingMessage, body: string, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    answer(request, Buffer.concat(chunks).toString(), response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanUps.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
