import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPrivate } from '../src/callback/address-warnings.ts';
import { type CliOptions, cli, environmentOf } from './support/cli.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.close());

const KEY = 'key-of-the-receiver';
const run = (argv: string[], options: CliOptions = {}) =>
  cli(argv, { ...options, env: { ...environmentOf(sandbox), ...options.env } });
const set = (argv: string[], options: CliOptions = {}) =>
  run(['callback', 'set', ...argv], { env: { CALLBACK_API_KEYS: `${KEY},old` }, ...options });
const registered = () => sandbox.snapshot() as unknown as { state: { callback: unknown } };
const ACME = ['--caller-name', 'Acme'];

describe('callback set', () => {
  it('registers the addresses of the webhook server with the first key of the environment, which it never shows', async () => {
    const { code, stdout, stderr } = await set(['--webhook-server', 'https://hooks.example.com/', ...ACME]);
    expect(code).toBe(0);
    expect(stdout).toContain('The callback is registered.');
    expect(stdout + stderr).not.toContain(KEY);
    expect(JSON.stringify(registered())).toContain(`"apiKey":"${KEY}"`);
    expect((await run(['callback', 'show', '--json'])).json()).toEqual({
      callbackDetails: {
        successCallbackUrl: 'https://hooks.example.com/callbacks/orders',
        errorCallbackUrl: 'https://hooks.example.com/callbacks/errors',
        jobCreationCallbackUrl: 'https://hooks.example.com/callbacks/jobs',
      },
      callerDetails: { callerName: 'Acme' },
      orderLevel: 'Assessment',
    });
  });

  it('takes the key from stdin, or asks for it without showing it', async () => {
    const url = 'https://hooks.example.com/orders';
    const piped = await set([url, ...ACME, '--key-from-stdin'], { input: 'from-stdin\n' });
    expect(piped.code).toBe(0);
    expect(JSON.stringify(registered())).toContain('"apiKey":"from-stdin"');
    const answers = { 'The key of the callback': 'typed-by-hand\r' };
    const asked = await set([url, ...ACME], { terminal: 300, answers, env: {} });
    expect(asked.code).toBe(0);
    expect(JSON.stringify(registered())).toContain('"apiKey":"typed-by-hand"');
    expect(asked.stdout + asked.stderr).not.toContain('typed-by-hand');
    const nobody = await set([url, ...ACME], { env: {} });
    expect(nobody.code).toBe(2);
    expect(nobody.stderr).toContain('set CALLBACK_API_KEYS, or pipe it in');
  });

  it('asks before orders go elsewhere, and not before the same is registered again', async () => {
    await set(['https://one.example.com/orders', ...ACME, '--errors-url', 'https://one.example.com/errors']);
    const same = ['https://one.example.com/orders', '--errors-url', 'https://one.example.com/errors'];
    expect((await set(same)).code).toBe(0);
    const elsewhere = await set(['https://two.example.com/orders']);
    expect(elsewhere.code).toBe(2);
    expect(elsewhere.stderr).toContain(
      'successCallbackUrl from https://one.example.com/orders to https://two.example.com/orders; errorCallbackUrl from https://one.example.com/errors to none',
    );
    expect((await set(['https://one.example.com/orders', '--order-level', 'Test'])).code).toBe(2);
    const declined = await set(['https://two.example.com/orders'], {
      terminal: 300,
      answers: { 'Replace it?': 'n' },
      env: { CALLBACK_API_KEYS: KEY },
    });
    expect(declined.code).toBe(9);
    const { json } = await set(['https://two.example.com/orders', '--yes', '--json']);
    expect(json()).toMatchObject({ replaced: true, callerDetails: { callerName: 'Acme' } });
  });

  it.each([
    [[], 'Give either the URL that receives orders, or --webhook-server.'],
    [['https://a.example', '--webhook-server', 'https://b.example'], 'Give either the URL'],
    [['https://a.example'], '--caller-name is missing'],
    [['ftp://a.example', ...ACME], 'It must be an http or https URL.'],
    [['https://a.example', ...ACME, '--order-level', 'test'], 'Allowed choices are Assessment, Test.'],
  ])('refuses %j before anything is registered', async (argv, sentence) => {
    const { code, stderr } = await set(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect((await run(['callback', 'show'])).code).toBe(7);
  });

  it('names each field that is too long, with its limit, and sends nothing', async () => {
    const url = `https://hooks.example.com/${'x'.repeat(256)}`;
    const argv = [url, '--caller-name', 'y'.repeat(51)];
    const people = await set(argv, { env: { CALLBACK_API_KEYS: 'k'.repeat(51) } });
    expect(people.code).toBe(3);
    expect(people.stderr).toContain('upsertCallback was not sent');
    expect(people.stderr).toMatch(/callbackDetails\.successCallbackUrl: .*256/);
    expect(people.stderr).toMatch(/callerDetails\.callerName: .*50/);
    expect(people.stderr).toMatch(/apiKey: .*50/);
    expect(people.stderr).not.toContain('kkk');
    const programs = await set([...argv, '--json']);
    expect(
      programs.json<{ error: { problems: { field: string }[] } }>().error.problems.map(({ field }) => field),
    ).toEqual(['callbackDetails.successCallbackUrl', 'callerDetails.callerName']);
  });

  it('warns when the platform could not reach an address, or would send it in the clear', async () => {
    // Nothing answers there: the warning comes from the names alone.
    const env = { CALLBACK_API_KEYS: KEY, PLATFORM_URL: 'http://platform.invalid' };
    const quick = ['--retries', '0', ...ACME];
    const far = await set(['http://localhost:4020/orders', ...quick], { env });
    expect(far.stderr).toContain('Warning: http://localhost:4020/orders is an address that only this machine');
    expect(far.stderr).toContain('Warning: http://localhost:4020/orders is not https');
    const near = await set(['http://localhost:4020/orders', ...ACME]);
    expect(near.stderr).not.toContain('Warning');
  });
});

describe('callback show and callback remove', () => {
  it('say that nothing is registered', async () => {
    for (const argv of [['show'], ['remove', '--yes']]) {
      const { code, stderr } = await run(['callback', ...argv]);
      expect(code).toBe(7);
      expect(stderr).toContain('No callback is registered.');
    }
  });

  it('remove it only after asking', async () => {
    await set(['https://one.example.com/orders', ...ACME]);
    const unasked = await run(['callback', 'remove']);
    expect(unasked.code).toBe(2);
    expect(unasked.stderr).toContain('Nobody can be asked here: there is no terminal. Add --yes.');
    const no = await run(['callback', 'remove'], { terminal: 300, answers: { 'Remove the callback?': 'n' } });
    expect(no.code).toBe(9);
    expect((await run(['callback', 'show'])).stdout).toContain('https://one.example.com/orders');
    const yes = await run(['callback', 'remove'], { terminal: 300, answers: { 'Remove the callback?': 'y' } });
    expect(yes.code).toBe(0);
    expect((await run(['callback', 'show'])).code).toBe(7);
  });
});

it.each([
  ...[
    'localhost',
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '[::1]',
    '[fd00::1]',
    'receiver',
    'a.internal',
  ].map((host) => [host, true] as const),
  ...['hooks.example.com', '172.32.0.1', '8.8.8.8', '[2606:4700::1]', '11.0.0.1'].map((host) => [host, false] as const),
])('%s is a private address: %s', (host, expected) => {
  expect(isPrivate(new URL(`http://${host}`).hostname)).toBe(expected);
});
