import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTestOrder, signedCallback } from '@assessment-kit/client/testing';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import {
  createWebhookServer,
  type Handlers,
  readSettings,
  type WebhookServer,
  type WebhookServerOptions,
} from '@assessment-kit/webhook-server';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../src/published-packages.ts';
import { snippets } from '../src/snippets.ts';

const run = promisify(execFile);
const KEY = 'the-key-your-receiver-expects';
const COMMAND_LINE = `${ROOT}packages/cli/src/main.ts`;

/** The snippet of a file that has all of these texts in it; there has to be exactly one. */
function snippet(file: string, ...texts: string[]): string {
  const found = snippets().filter(
    ({ at, code }) => at.startsWith(`${file}:`) && texts.every((text) => code.includes(text)),
  );
  expect(found).toHaveLength(1);
  return found[0]?.code ?? '';
}

/** The text with each of these replaced; all of them have to be in it. */
function replaced(code: string, replacements: Readonly<Record<string, string>>): string {
  return Object.entries(replacements).reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replaceAll(from, to);
  }, code);
}

/** A webhook server in this process whose handler counts what it is handed. */
class Receiver {
  readonly #settings: WebhookServerOptions;
  readonly #seen: ReadonlyMap<string, number>;
  readonly #control: Server;
  #server: WebhookServer;

  private constructor(settings: WebhookServerOptions, seen: ReadonlyMap<string, number>, server: WebhookServer) {
    this.#settings = settings;
    this.#seen = seen;
    this.#server = server;
    this.#control = createServer((request, response) => void this.#answer(request, response)).listen(0, '127.0.0.1');
  }

  static async start(folder: string, platform: string): Promise<Receiver> {
    const seen = new Map<string, number>();
    const handlers: Handlers = { order: ({ orderId }) => void seen.set(orderId, (seen.get(orderId) ?? 0) + 1) };
    const read = readSettings({ ...environment(folder, platform), PORT: String(await freePort()) });
    if (!read.ok) throw new Error(read.problems.join(' '));
    const settings = { ...read.settings, handlers };
    const receiver = new Receiver(settings, seen, await createWebhookServer(settings));
    await once(receiver.#control, 'listening');
    return receiver;
  }

  get callbacks(): string {
    return `${this.#server.url}/callbacks/orders`;
  }

  /** GET says what was handed over, POST starts the receiver anew. */
  get control(): string {
    return `http://127.0.0.1:${(this.#control.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.#control.close();
    this.#control.closeAllConnections();
    await this.#server.close();
  }

  async #answer({ method }: IncomingMessage, response: ServerResponse): Promise<void> {
    if (method === 'POST') {
      await this.#server.close();
      this.#server = await createWebhookServer(this.#settings);
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify([...this.#seen].map(([orderId, count]) => ({ orderId, count }))));
  }
}

function environment(folder: string, platform: string) {
  return {
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    CALLBACK_API_KEYS: KEY,
    OPERATOR_TOKEN: 'the-token',
    PLATFORM_URL: platform,
    PLATFORM_CLIENT_ID: 'sandbox-client',
    PLATFORM_CLIENT_SECRET: 'sandbox-secret',
    LOG_LEVEL: 'silent',
  };
}

/** Runs a program until it has printed this. */
async function untilItSays(text: RegExp, args: readonly string[], env: NodeJS.ProcessEnv, act: () => Promise<void>) {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  try {
    await act();
    await vi.waitFor(() => expect(said).toMatch(text), { timeout: 20_000 });
  } finally {
    child.kill('SIGKILL');
  }
}

async function untilItListens(url: string): Promise<void> {
  await vi.waitFor(() => fetch(url), { timeout: 20_000 });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

describe.concurrent('snippets of servers and of what tries them', () => {
  let home: string;
  let sandbox: Sandbox;
  beforeAll(async () => {
    // Inside the repository, where packages are found.
    home = mkdtempSync(join(ROOT, 'publishing/.snippets-'));
    sandbox = await createSandbox();
  });
  afterAll(async () => {
    await sandbox.close();
    rmSync(home, { recursive: true });
  });

  /** A folder of its own with these files. */
  function folderWith(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(home, 's-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o755 });
    mkdirSync(join(folder, 'data'));
    return folder;
  }

  it('the webhook server of the first page hands an order to its handler', async () => {
    const given = 'const inviteCandidate = async (_: unknown, what: object) => console.log(JSON.stringify(what));\n';
    const folder = folderWith({ 'server.ts': given + snippet('README.md', 'createWebhookServer') });
    const port = await freePort();
    const env = { ...environment(folder, sandbox.url), PORT: String(port) };
    const order = createTestOrder();
    const { orderId } = order.assessmentOrder;
    await untilItSays(
      new RegExp(`"order":"${orderId}","once":"\\w+","revision":1`),
      [join(folder, 'server.ts')],
      env,
      async () => {
        const url = `http://127.0.0.1:${port}`;
        await untilItListens(url);
        expect((await fetch(signedCallback(`${url}/callbacks/orders`, order, { apiKey: KEY }))).status).toBe(200);
      },
    );
  });

  it('a receiver of signed hand-overs prints what it was handed, and refuses what nobody signed', async () => {
    const port = await freePort();
    const code = snippet('apps/docs/src/content/docs/receiving-orders.mdx', 'webhook.verify');
    const folder = folderWith({ 'receiver.js': replaced(code, { '8080': String(port) }) });
    const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    const body = JSON.stringify({ type: 'order.created', data: { orderId: 'o-1' } });
    await untilItSays(
      /evt_1 order\.created o-1/,
      [join(folder, 'receiver.js')],
      { FORWARD_SECRET: secret },
      async () => {
        const url = `http://127.0.0.1:${port}`;
        await untilItListens(url);
        const now = new Date();
        const headers = {
          'webhook-id': 'evt_1',
          'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
          'webhook-signature': new Webhook(secret).sign('evt_1', now, body),
        };
        expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(204);
        expect((await fetch(url, { method: 'POST', headers, body: `${body} ` })).status).toBe(401);
      },
    );
  });

  it('the sandbox of its README takes an order to its end', async () => {
    const reports = `
      import { createClient } from '@assessment-kit/client';
      const client = createClient({ baseUrl: sandbox.url, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' });
      const companyId = '5Y021';
      await client.upsertOnboardingStatus({ body: { companyId, onboardingStatus: 'Approved' } });
      const status = { startDate: '2026-01-01T00:00:00Z' };
      const body = { id: 'business-analyst', name: 'P', summary: 'P', status, assessments: [{ id: 'A' }] };
      await client.upsertAssessmentPackage({ companyId, packageId: body.id, body });`;
    const ends = `
      const assessmentStatus = { value: 'Complete', updatedAt: new Date().toISOString() } as const;
      const assessments = [{ assessmentId: 'A', assessmentStatus, assessmentResults: { score: '1' } }];
      await client.updateAssessmentOrder({ companyId, orderId, body: { assessments } });
      await sandbox.waitFor(`;
    const code = replaced(snippet('apps/sandbox/README.md', 'createSandbox'), {
      '// … register a callback and publish a package at sandbox.url …': reports,
      'await sandbox.waitFor(': ends,
    });
    const folder = folderWith({ 'order.ts': `${code}\nconsole.log(orderId);` });
    expect((await run(process.execPath, [join(folder, 'order.ts')])).stdout).toMatch(/^[0-9a-f-]{36}\n$/);
  });

  it.each([
    ['packages/conformance/README.md', "'http://127.0.0.1:8080/callbacks/orders'"],
    ['apps/docs/src/content/docs/certify.md', "'http://127.0.0.1:8080/orders'"],
  ])('a receiver is certified from code: %s', async (file, url) => {
    const folder = folderWith({});
    const receiver = await Receiver.start(folder, sandbox.url);
    try {
      const code = snippet(file, 'certify(')
        .replace("'http://127.0.0.1:8080/test/handed-over'", `'${receiver.control}'`)
        .replace('./restart-receiver.sh', `curl --silent --request POST ${receiver.control}`)
        .replace('// kill it, and start it again', `await fetch('${receiver.control}', { method: 'POST' });`);
      writeFileSync(join(folder, 'certify.ts'), replaced(code, { [url]: `'${receiver.callbacks}'` }));
      const env = { ...process.env, CALLBACK_API_KEY: KEY };
      expect((await run(process.execPath, [join(folder, 'certify.ts')], { env })).stdout).toMatch(
        /order\.stored-before-answer/,
      );
    } finally {
      await receiver.close();
    }
  });

  it('a host is verified from code', async () => {
    const own = await createSandbox();
    const code = snippet('packages/conformance/README.md', 'verify(');
    const folder = folderWith({ 'verify.ts': replaced(code, { 'http://127.0.0.1:4010': own.url }) });
    expect((await run(process.execPath, [join(folder, 'verify.ts')], { maxBuffer: 2 ** 26 })).stdout).toMatch(
      /confirmed/,
    );
    await own.close();
  });

  const commandLine = `npx() { shift; shift; '${process.execPath}' '${COMMAND_LINE}' "$@"; }; set -e;`;

  it('a receiver is certified from a terminal', async () => {
    const folder = folderWith({});
    const receiver = await Receiver.start(folder, sandbox.url);
    try {
      const code = snippet('apps/docs/src/content/docs/certify.md', 'export CALLBACK_API_KEY');
      const here = replaced(code, { 'http://127.0.0.1:8080/orders': receiver.callbacks });
      expect((await run('sh', ['-c', `${commandLine}\n${here}`], { cwd: folder })).stdout).toMatch(/passed/);
    } finally {
      await receiver.close();
    }
  });

  it('a host is verified from a terminal', async () => {
    const own = await createSandbox();
    const code = snippet('apps/docs/src/content/docs/verify.md', 'npx -y assessment-kit verify --profile local\n');
    const here = replaced(code, { '--profile local': `--platform ${own.url}` });
    const env = { ...process.env, PLATFORM_CLIENT_ID: 'sandbox-client', PLATFORM_CLIENT_SECRET: 'sandbox-secret' };
    const { stdout } = await run('sh', ['-c', `${commandLine}\n${here}`], { env, maxBuffer: 2 ** 26 });
    expect(stdout).toMatch(/confirmed/);
    await own.close();
  });

  it('a terminal shows what the README of the command line shows', async () => {
    const folder = folderWith({});
    const receiver = await Receiver.start(folder, sandbox.url);
    try {
      const [head = ''] = snippet('packages/cli/README.md', '$ assessment-kit listen').split('\n\n');
      const labels = head
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/ {2,}/)[0]);
      expect(labels).toEqual(['sandbox', 'orders go to', 'errors go to', 'jobs go to', 'x-api-key']);
      const shown = new RegExp(`${labels.join('.*\\n.*')}.*\\n[^]*order callback → .*200 in \\d+ ms`);
      const address = receiver.callbacks.replace('/callbacks/orders', '');
      const args = [COMMAND_LINE, 'listen', address, '--order', '1', '--port', '0'];
      await untilItSays(shown, args, { CALLBACK_API_KEYS: KEY }, async () => {});
    } finally {
      await receiver.close();
    }
  });
});
