import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/commands/index.ts';
import { Interrupted } from '../src/failures/interrupted.ts';
import { EXIT_CODES } from '../src/program/exit-codes.ts';
import { cli, environmentOf } from './support/cli.ts';
import { makeCompanyReady, placeOrder } from './support/company.ts';
import { EXAMPLE_FILES } from './support/example-files.ts';
import { exampleLine } from './support/example-line.ts';

/** Stands in the examples for an order of the user. */
const ORDER_ID = '0b6f3f0e-6a35-4c0d-9d3e-2f1f4f6f2a10';
const KEY = 'key-of-the-receiver';
/** What an example is given and must not show. */
const SECRETS = new RegExp(`${KEY}|Bearer [^,]|clientSecret`);

let sandbox: Sandbox;
let receiver: Server;
let folder: string;
beforeAll(async () => {
  receiver = createServer((request, response) => {
    // The probe of `certify` is asked by GET.
    const status = request.method === 'GET' || request.headers['x-api-key'] === KEY ? 200 : 401;
    request.resume().on('end', () => response.writeHead(status).end('[]'));
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
});
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});
beforeEach(async () => {
  sandbox = await createSandbox();
  await makeCompanyReady(sandbox);
  folder = await mkdtemp(join(tmpdir(), 'assessment-kit-'));
  for (const [name, content] of Object.entries(EXAMPLE_FILES)) await writeFile(join(folder, name), content);
  const profile = { platform: sandbox.url, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' };
  const profiles = JSON.stringify({ profiles: { staging: profile, local4010: profile } });
  await writeFile(join(folder, 'profiles.json'), profiles, { mode: 0o600 });
});
afterEach(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

const environment = () => ({
  ...environmentOf(sandbox),
  CALLBACK_API_KEYS: KEY,
  ASSESSMENT_KIT_PROFILES: join(folder, 'profiles.json'),
});

/** The addresses that an example names are those of this test instead. */
function placed(
  argv: readonly string[],
  orderId: string,
  { name, streams }: { name: string; streams: boolean },
): string[] {
  const { port } = receiver.address() as AddressInfo;
  const words = argv.map((word) =>
    word
      .replace(ORDER_ID, orderId)
      .replace(/(localhost|127\.0\.0\.1):\d+/, `$1:${port}`)
      // The built-in profile means a port that may be taken here.
      .replace(/^local$/, 'local4010'),
  );
  if (streams && !words.includes('--port')) return [...words, '--port', '0'];
  // All rules take minutes, and have tests of their own.
  return name === 'certify' && !words.includes('--list') ? [...words, '--only', 'key.wrong-refused'] : words;
}

const EXAMPLES = COMMANDS.flatMap(({ name, examples, streams = false }) =>
  examples.map((each) => ({ ...each, name, streams })),
);

describe('every example', () => {
  it.each(EXAMPLES)('assessment-kit $run', async ({ run, name, streams }) => {
    const { argv, stdin } = exampleLine(run);
    const orderId = placeOrder(sandbox);
    if (name === 'callback show' || name === 'callback remove' || name === 'doctor') {
      const { port } = receiver.address() as AddressInfo;
      await cli(['callback', 'set', `http://127.0.0.1:${port}/orders`, '--caller-name', 'Acme'], {
        env: environment(),
      });
    }
    const stop = new AbortController();
    const onOutput = (text: string) => {
      // What goes on is ended as soon as it has done its work.
      const done = argv.includes('--scenario') ? /is played/ : argv.includes('--order') ? /200 in/ : /listen|sandbox/;
      if (streams && done.test(text)) stop.abort(new Interrupted('SIGINT'));
    };
    const words = placed(argv, orderId, { name, streams });
    // Someone is there who agrees to everything, unless the example goes on without.
    const person = words.includes('--yes') || stdin !== null || streams ? {} : { terminal: 400, answers: ANSWERS };
    const input = stdin === null ? {} : { input: await readFile(join(folder, stdin), 'utf8') };
    const ran = await cli(words, {
      env: environment(),
      cwd: folder,
      signal: stop.signal,
      onOutput,
      ...person,
      ...input,
    });
    const expected = words.includes('--detailed-exitcode') ? EXIT_CODES.changes.code : EXIT_CODES.done.code;
    expect(`${ran.code} ${ran.stderr}`).toMatch(new RegExp(`^${expected} `));
    expect(ran.stdout).not.toBe('');
    expect(ran.stdout + ran.stderr).not.toMatch(SECRETS);
  });

  it('is there for every command, and shown in its help with all of its options', async () => {
    for (const { name, examples, options } of COMMANDS) {
      const { code, stdout } = await cli([...name.split(' '), '--help']);
      expect(code).toBe(0);
      for (const { does, run } of examples) expect(stdout).toContain(`# ${does}\n  $ assessment-kit ${run}`);
      for (const option of Object.keys(options)) {
        expect(stdout).toContain(`--${option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
      }
      for (const { run } of examples) expect(run.startsWith(`${name}`)).toBe(true);
    }
  });
});

const ANSWERS = {
  'The client id': 'sandbox-client\r',
  'The client secret': 'sandbox-secret\r',
  'Remove it?': 'y',
  'Remove the callback?': 'y',
  'Send them?': 'y',
};
