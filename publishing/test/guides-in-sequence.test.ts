import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@assessment-kit/client';
import { createTestOrder, signedCallback } from '@assessment-kit/client/testing';
import contract from '@assessment-kit/contract/assessments.json' with { type: 'json' };
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { createWebhookServer, readSettings, type WebhookServer } from '@assessment-kit/webhook-server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../src/published-packages.ts';
import { type Snippet, snippets } from '../src/snippets.ts';

const run = promisify(execFile);
const COMPANY = '5Y021';
const KEY = 'the-key';
const TOKEN = 'the-token';
const CREDENTIALS = { clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };

const of = (page: string) => snippets().filter(({ at }) => at.startsWith(`apps/docs/src/content/docs/${page}:`));

let home: string;
let sandbox: Sandbox;
let server: WebhookServer;
beforeAll(async () => {
  // Inside the repository, where packages are found.
  home = mkdtempSync(join(ROOT, 'publishing/.snippets-'));
  sandbox = await createSandbox();
  const read = readSettings({
    PORT: '0',
    DATA_DIR: join(home, 'data'),
    CALLBACK_API_KEYS: KEY,
    OPERATOR_TOKEN: TOKEN,
    PLATFORM_URL: sandbox.url,
    PLATFORM_CLIENT_ID: CREDENTIALS.clientId,
    PLATFORM_CLIENT_SECRET: CREDENTIALS.clientSecret,
    LOG_LEVEL: 'silent',
  });
  if (!read.ok) throw new Error(read.problems.join(' '));
  server = await createWebhookServer(read.settings);
  // As `pnpm start` leaves the two behind.
  const client = createClient({ baseUrl: sandbox.url, ...CREDENTIALS });
  await register();
  await client.upsertOnboardingStatus({ body: { companyId: COMPANY, onboardingStatus: 'Approved' } });
  const body = contract.components.examples.AssessmentPackage.value;
  await client.upsertAssessmentPackage({ companyId: COMPANY, packageId: body.id, body } as never);
});
/** Lets orders come to the webhook server of this test. */
async function register(): Promise<void> {
  const client = createClient({ baseUrl: sandbox.url, ...CREDENTIALS });
  const callbackDetails = { successCallbackUrl: `${server.url}/callbacks/orders` };
  await client.upsertCallback({ body: { callbackDetails, callerDetails: { callerName: 'Guides' }, apiKey: KEY } });
}

afterAll(async () => {
  await server.close();
  await sandbox.close();
  rmSync(home, { recursive: true });
});

const here = (code: string) =>
  code
    .replaceAll('http://127.0.0.1:4010', sandbox.url)
    .replaceAll('http://127.0.0.1:4020', server.url)
    .replaceAll('paste-it-here', TOKEN);

const STRICT = 'curl() { command curl --silent --show-error --fail-with-body "$@"; }; set -e;';
async function shell(code: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  return (await run('sh', ['-c', `${STRICT}\n${here(code)}`], { env: { ...process.env, ...env }, cwd: home })).stdout;
}

const order = () => sandbox.placeOrder({ companyId: COMPANY, packageId: 'business-analyst' });

it('the quick start leads from an order to its completion, and to a call of the platform', async () => {
  const [start, ...steps] = of('quick-start.md').filter(({ language }) => language === 'sh');
  expect(start?.code).toBe('npx -y pnpm@12.21.0 start\n');
  expect(steps).toHaveLength(5);
  const [place = '', look = '', report = '', show = '', call = ''] = steps.map(({ code }) => code);
  const orderId = (await shell(place)).trim();
  await sandbox.waitFor(orderId, ({ deliveries }) => deliveries[0]?.outcome === 'accepted');
  expect(JSON.parse(await shell(look, { ORDER_ID: orderId }))).toMatchObject({ orderId });
  await shell(report, { ORDER_ID: orderId, OPERATOR_TOKEN: TOKEN });
  await sandbox.waitFor(orderId, ({ packageStatus }) => packageStatus === 'Completed');
  expect(JSON.parse(await shell(show, { ORDER_ID: orderId }))).toMatchObject({ packageStatus: 'Completed' });
  expect(JSON.parse(await shell(call))).toMatchObject({ values: [{ id: 'business-analyst' }] });
});

it('an order comes to a receiver behind a webhook server of its own', async () => {
  const page = of('receiving-orders.mdx');
  const receiver = page.find(({ title }) => title === 'receiver.mjs')?.code ?? '';
  const [port, serverPort] = [String(await freePort()), String(await freePort())];
  const folder = mkdtempSync(join(home, 'r-'));
  writeFileSync(join(folder, 'receiver.mjs'), receiver.replace('8080', port));
  const [begin = '', start = '', ...more] = page.filter(({ language }) => language === 'sh').map(({ code }) => code);
  const [order = ''] = more;
  expect(more).toHaveLength(1);
  const program = (path: string) => `'${process.execPath}' '${ROOT}${path}'`;
  const commands = `${STRICT}
    npm() { :; }
    npx() {
      shift 2
      if [ "$1" = assessment-kit ]; then shift; ${program('packages/cli/src/main.ts')} "$@"
      else DATA_DIR='${folder}/data' LOG_LEVEL=silent exec ${program('apps/webhook-server/src/main.ts')}; fi
    }
    ${begin}
    ${start.trim()}
    until command curl --silent --output /dev/null http://127.0.0.1:4021/healthz; do sleep 0.1; done
    ${order}
    wait`;
  const code = here(commands).replaceAll('4021', serverPort).replaceAll('8080', port);
  const child = spawn('sh', ['-c', code], { cwd: folder, detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  try {
    await vi.waitFor(() => expect(said).toMatch(/evt_\w+ order\.placed [0-9a-f-]{36}/), { timeout: 30_000 });
  } finally {
    // Receiver and server with it.
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await register();
  }
});

describe('moving from scripts', () => {
  const page = of('moving-from-scripts.md');
  const titled = (title: string) => page.find((snippet) => snippet.title === title)?.code ?? '';
  const write = (folder: string, name: string, code: string) => writeFileSync(join(folder, name), code);

  /** A folder with a script and what it imports from beside it. */
  function folderWith(name: string, code: string): string {
    const folder = mkdtempSync(join(home, 'm-'));
    write(folder, name, here(code));
    write(folder, 'package.json', '{ "type": "module" }');
    const invite = `
      const invited = new Set();
      export const wasInvited = async (orderId) => invited.has(orderId);
      export const inviteCandidate = async ({ orderId }) => { invited.add(orderId); console.log('invited', orderId); };`;
    for (const file of ['invite.js', 'invite.ts']) write(folder, file, invite);
    return folder;
  }
  const env = (more: NodeJS.ProcessEnv) => ({
    ...process.env,
    PLATFORM_URL: sandbox.url,
    PLATFORM_CLIENT_ID: CREDENTIALS.clientId,
    PLATFORM_CLIENT_SECRET: CREDENTIALS.clientSecret,
    COMPANY_ID: COMPANY,
    CALLBACK_API_KEY: KEY,
    WEBHOOK_SERVER_URL: server.url,
    WEBHOOK_SERVER_CALLBACKS: `${server.url}/callbacks/orders`,
    OPERATOR_TOKEN: TOKEN,
    ...more,
  });
  const node = async (folder: string, name: string, more: NodeJS.ProcessEnv = {}) =>
    (await run(process.execPath, [join(folder, name)], { env: env(more) })).stdout;
  const known = async (orderId: string) =>
    (await fetch(`${server.url}/v1/orders/${orderId}`, { headers: { authorization: `Bearer ${TOKEN}` } })).status;

  it('has a title for every snippet, and no snippet that this test forgets', () => {
    expect(page.map(({ title, language }: Snippet) => title ?? language)).toEqual([
      'report.sh',
      'app.js',
      'report.ts',
      'app.js, with a copy for the webhook server',
      'import.ts',
      'handlers.ts',
      'reconcile.ts',
    ]);
  });

  it('reports the same by the script and by the client', async () => {
    const { orderId } = order();
    await run('sh', ['-c', `${STRICT}\n${here(titled('report.sh'))}`], { env: env({ ORDER_ID: orderId }) });
    const byScript = sandbox.order(orderId);
    expect(byScript?.overallReports).toHaveLength(1);
    const other = order().orderId;
    await node(folderWith('report.ts', titled('report.ts')), 'report.ts', { ORDER_ID: other });
    const byClient = sandbox.order(other);
    expect(byClient?.overallReports).toEqual(byScript?.overallReports);
    expect(byClient?.partnerTrackingId).toBe(byScript?.partnerTrackingId);
  });

  it.each(['app.js', 'app.js, with a copy for the webhook server'])('takes an order: %s', async (title) => {
    const folder = folderWith('app.js', titled(title));
    const port = await freePort();
    const child = spawn(process.execPath, [join(folder, 'app.js')], { env: env({ PORT: String(port) }) });
    try {
      const url = `http://127.0.0.1:${port}/orders`;
      await vi.waitFor(() => fetch(url), { timeout: 20_000 });
      const payload = createTestOrder();
      const { orderId } = payload.assessmentOrder;
      expect((await fetch(signedCallback(url, payload, { apiKey: 'wrong' }))).status).toBe(401);
      const said = once(child.stdout, 'data');
      expect((await fetch(signedCallback(url, payload, { apiKey: KEY }))).status).toBe(200);
      expect(String(await said)).toBe(`invited ${orderId}\n`);
      if (title !== 'app.js') await vi.waitFor(async () => expect(await known(orderId)).toBe(200), { timeout: 20_000 });
      else expect(await known(orderId)).toBe(404);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('brings in what was received before', async () => {
    const kept = [createTestOrder(), createTestOrder()];
    const folder = folderWith('import.ts', titled('import.ts'));
    write(folder, 'orders.jsonl', kept.map((one) => JSON.stringify(one)).join('\n'));
    const more = { ORDERS_FILE: join(folder, 'orders.jsonl') };
    // A second time changes nothing.
    for (const _ of [1, 2]) expect(await node(folder, 'import.ts', more)).toBe('2 orders taken\n');
    for (const { assessmentOrder } of kept) expect(await known(assessmentOrder.orderId)).toBe(200);
  });

  it('invites once, also for an order that the old handler took', async () => {
    const folder = folderWith('handlers.ts', titled('handlers.ts'));
    const twice = `
      import handlers from './handlers.ts';
      for (const _ of [1, 2]) await handlers.order({ orderId: 'o-1' });`;
    write(folder, 'try.ts', twice);
    expect(await node(folder, 'try.ts')).toBe('invited o-1\n');
  });

  it('names the orders that never came in, and no others', async () => {
    const came = order().orderId;
    await sandbox.waitFor(came, ({ deliveries }) => deliveries[0]?.outcome === 'accepted');
    sandbox.setFaults({ deliveries: [{ kind: 'dropped', count: 1 }] });
    const lost = order().orderId;
    await sandbox.settled();
    sandbox.setFaults({});
    const said = await node(folderWith('reconcile.ts', titled('reconcile.ts')), 'reconcile.ts');
    expect(said).toContain(`never came in: ${lost}`);
    expect(said).not.toContain(came);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
