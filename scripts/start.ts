import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PartnerSystem } from './start/partner-system.ts';
import { type PortName, portOf } from './start/ports.ts';
import { type ServerProcess, startServer } from './start/server-process.ts';
import { playStory } from './start/story.ts';

// `pnpm start` plays one order and stays up; `--once` ends after it. Everything is made anew for each start.
const once = process.argv.includes('--once');
const unknown = process.argv.slice(2).find((argument) => argument !== '--once');
const app = (path: string) => new URL(`../apps/${path}`, import.meta.url);
const secret = () => randomBytes(24).toString('base64url');

const clientId = 'sandbox-client';
const clientSecret = 'sandbox-secret';
const operatorToken = secret();
const callbackApiKey = secret();
const forwardSecret = `whsec_${randomBytes(32).toString('base64')}`;
const dataDir = mkdtempSync(join(tmpdir(), 'assessment-kit-'));
const servers: ServerProcess[] = [];
let partnerSystem: PartnerSystem | null = null;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0));
try {
  if (unknown !== undefined) throw new Error(`${unknown} is unknown; the only option is --once.`);
  await start();
  if (once) await end(0);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  await end(1);
}

async function start(): Promise<void> {
  const ports = {
    sandbox: portOf('SANDBOX_PORT', process.env),
    webhookServer: portOf('WEBHOOK_SERVER_PORT', process.env),
    docs: portOf('DOCS_PORT', process.env),
  };
  console.log('Assessment Kit: one order, from registration to completion\n');
  partnerSystem = await PartnerSystem.listen(forwardSecret);
  const sandbox = run('sandbox', app('sandbox/src/main.ts'), 'SANDBOX_PORT', {
    PORT: String(ports.sandbox),
    SANDBOX_CLIENT_ID: clientId,
    SANDBOX_CLIENT_SECRET: clientSecret,
  });
  // The documentation is built at its first start; the order does not wait for it, and `--once` does not need it.
  const docs = once ? null : run('docs', app('docs/src/site/start.ts'), 'DOCS_PORT', { PORT: String(ports.docs) });
  const sandboxUrl = await sandbox.url;
  const webhookServer = run('webhook server', app('webhook-server/src/main.ts'), 'WEBHOOK_SERVER_PORT', {
    PORT: String(ports.webhookServer),
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    CALLBACK_API_KEYS: callbackApiKey,
    OPERATOR_TOKEN: operatorToken,
    PLATFORM_URL: sandboxUrl,
    PLATFORM_CLIENT_ID: clientId,
    PLATFORM_CLIENT_SECRET: clientSecret,
    FORWARD_URL: partnerSystem.url,
    FORWARD_SECRET: forwardSecret,
  });
  const webhookServerUrl = await webhookServer.url;
  console.log(`  sandbox         ${sandboxUrl}   plays the platform`);
  console.log(`  webhook server  ${webhookServerUrl}   receives orders, sends results\n`);

  let number = 0;
  const order = await playStory({
    ...{ sandboxUrl, clientId, clientSecret, webhookServerUrl, operatorToken, callbackApiKey, partnerSystem },
    step(who, what, result) {
      number += 1;
      console.log(`${String(number).padStart(3)}  ${who.padEnd(35)} ${what.padEnd(52)} ${result}`);
    },
  });
  console.log(`\nThe HR user sees the package as ${order.packageStatus}.`);
  if (order.packageStatus !== 'Completed') throw new Error('The package is not completed.');
  if (docs) await stayUp(docs, sandboxUrl, webhookServerUrl, order.orderId);
}

async function stayUp(
  docs: ServerProcess,
  sandboxUrl: string,
  webhookServerUrl: string,
  orderId: string,
): Promise<void> {
  console.log(`\nLook around; Ctrl+C ends it.

  the console of the sandbox           ${sandboxUrl}/
  the order, as the platform sees it   ${sandboxUrl}/_sandbox/orders/${orderId}
  every callback that was sent         ${sandboxUrl}/_sandbox/deliveries
  the operator's page                  ${webhookServerUrl}/
  its token                            ${operatorToken}
  the order, as the webhook server
  keeps it                             curl -H 'Authorization: Bearer ${operatorToken}' ${webhookServerUrl}/v1/orders/${orderId}
  client id and secret of the sandbox  ${clientId} / ${clientSecret}
  documentation                        is being built`);
  const ready = docs.url.then((url) => `is ready: ${url}`);
  console.log(`The documentation ${await ready.catch((error: Error) => `is not available: ${error.message}`)}`);
}

function run(name: string, main: URL, portSetting: PortName, env: Record<string, string>): ServerProcess {
  const server = startServer(name, main, env, portSetting);
  servers.push(server);
  return server;
}

async function end(code: number): Promise<never> {
  await Promise.all(servers.map((server) => server.stop()));
  await partnerSystem?.close();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code);
}
