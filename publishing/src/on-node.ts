import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { calling } from '../test/support/consumers.ts';
import { installAll } from './install.ts';
import { packAll, type Tarball } from './pack.ts';

/**
 * Uses what is published, from its tarballs, on the Node.js that `NODE_UNDER_TEST` names, by default the one of the
 * repository: `pnpm turbo run check:node`. What needs a newer Node.js must say so in one sentence.
 */
const node = process.env['NODE_UNDER_TEST'] || process.execPath;
const version = (await promisify(execFile)(node, ['--version'])).stdout.trim();
const folder = mkdtempSync(join(tmpdir(), 'assessment-kit-on-node-'));
const project = join(folder, 'project');
try {
  const tarballs = await packAll(join(folder, 'tarballs'));
  await installAll(project, tarballs);
  const supports = (name: string) => isAtLeast(version, named(tarballs, name).manifest.engines?.node ?? '');

  // The platform has to be played by something, also for a client that runs on less.
  const sandbox = await start(
    supports('@assessment-kit/sandbox') ? node : process.execPath,
    '@assessment-kit/sandbox',
    {
      PORT: '0',
    },
  );
  try {
    writeFileSync(join(project, 'calling.js'), calling(sandbox.url, 'ONNODE'));
    expectSaid(await run(node, ['calling.js']), 'ONNODE has 1 package; Completed\n');
    const environment = {
      PLATFORM_URL: sandbox.url,
      PLATFORM_CLIENT_ID: 'sandbox-client',
      PLATFORM_CLIENT_SECRET: 'sandbox-secret',
    };
    const listed = await run(node, [program('assessment-kit'), 'orders', 'list', '--json'], environment);
    if (!listed.includes('ONNODE')) throw new Error(`The command line lists: ${listed}`);
  } finally {
    sandbox.stop();
  }
  if (supports('@assessment-kit/webhook-server')) {
    const server = await start(node, '@assessment-kit/webhook-server', {
      ...{
        PORT: '0',
        DATA_DIR: join(folder, 'data'),
        CALLBACK_API_KEYS: 'key',
        OPERATOR_TOKEN: 'token-of-the-operator',
      },
      ...{ PLATFORM_URL: sandbox.url, PLATFORM_CLIENT_ID: 'id', PLATFORM_CLIENT_SECRET: 'secret' },
    });
    server.stop();
  } else {
    for (const name of ['@assessment-kit/sandbox', '@assessment-kit/webhook-server']) {
      const refusal = await run(node, [program(name)]).catch(({ stderr }: { stderr: string }) => stderr);
      if (!/^[^\n]*Node\.js[^\n]*\n$/.test(refusal)) throw new Error(`${name} says on ${version}: ${refusal}`);
    }
  }
  console.log(
    `Node.js ${version}: client and command line work, servers ${supports('@assessment-kit/sandbox') ? 'too' : 'say what they need'}.`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function named(tarballs: readonly Tarball[], name: string): Tarball {
  const found = tarballs.find(({ manifest }) => manifest.name === name);
  if (found === undefined) throw new Error(`${name} is not published.`);
  return found;
}

/** Started by its file and not by its link, which is another kind of file on Windows. */
function program(name: string): string {
  return join(project, 'node_modules', name, 'dist/main.js');
}

async function run(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const options = { cwd: project, env: { ...process.env, ...env } };
  return (await promisify(execFile)(file, args, options)).stdout;
}

async function start(runtime: string, name: string, env: Readonly<Record<string, string>>) {
  const child = spawn(runtime, [program(name)], { cwd: project, env: { ...process.env, ...env } });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
        const found = /listening on (http:[^\s"]+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
    }
    child.once('exit', () => reject(new Error(`${name} ended on ${version}: ${said}`)));
  });
  return { url, stop: () => child.kill() };
}

function expectSaid(said: string, expected: string): void {
  if (said !== expected) throw new Error(`The client said on ${version}: ${said}`);
}

/** Whether `v22.3.1` is enough for `>=22.16`. */
function isAtLeast(version: string, range: string): boolean {
  const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
  const [needed = 0, neededMinor = 0] = range.replace('>=', '').split('.').map(Number);
  return major > needed || (major === needed && minor >= neededMinor);
}
