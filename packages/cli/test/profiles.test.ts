import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { profilesFile } from '../src/credentials/profiles.ts';
import { type CliOptions, cli, environmentOf } from './support/cli.ts';

const ENTER = '\r';
let sandbox: Sandbox;
let folder: string;
let file: string;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assessment-kit-'));
  file = join(folder, 'settings', 'profiles.json');
  return () => rm(folder, { recursive: true });
});

const run = (argv: string[], options: CliOptions = {}) =>
  cli(argv, { ...options, env: { ASSESSMENT_KIT_PROFILES: file, ...options.env } });
const create = (name: string, secret = 'sandbox-secret', more: string[] = []) =>
  run(
    [
      ...['profile', 'create', name, '--platform', sandbox.url, '--client-id', 'sandbox-client'],
      ...['--secret-from-stdin', ...more],
    ],
    { input: `${secret}\n` },
  );

describe('profile create', () => {
  it('keeps a secret from stdin in a file that nobody else can read, and never shows it', async () => {
    const { code, stdout, stderr } = await create('staging');
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain('sandbox-secret');
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      profiles: { staging: { platform: sandbox.url, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' } },
    });
    const used = await run(['token', '--profile', 'staging', '--json']);
    expect(used.json()).toMatchObject({ platform: sandbox.url, credentials: 'the profile "staging"' });
  });

  it('asks on a terminal for what is missing, and does not show the secret while it is typed', async () => {
    const answers = { 'The client id': `sandbox-client${ENTER}`, 'The client secret': `sandbox-secret${ENTER}` };
    const argv = ['profile', 'create', 'default', '--platform', sandbox.url];
    const { code, stdout, stderr } = await run(argv, { terminal: 100, answers });
    expect(code).toBe(0);
    expect(stderr).toContain('The client secret');
    expect(stdout + stderr).not.toContain('sandbox-secret');
    expect((await run(['token'])).code).toBe(0);
  });

  it('asks before it replaces one, and a no leaves it as it was', async () => {
    await create('staging');
    const argv = ['profile', 'create', 'staging', '--platform', 'sandbox', '--client-id', 'other'];
    const refused = await run(argv, { terminal: 100, answers: { 'Replace it?': 'n' } });
    expect(refused.code).toBe(9);
    expect((await run(['token', '--profile', 'staging'])).code).toBe(0);
    expect((await create('staging')).code).toBe(2);
    expect((await create('staging', 'another', ['--yes'])).code).toBe(0);
    expect((await run(['token', '--profile', 'staging'])).code).toBe(4);
  });

  it.each([
    ['an empty secret', 'staging', '', 'The client secret is empty'],
    ['the name of the built-in profile', 'local', 'x', "It is taken: it is the kit's own sandbox on this machine."],
    ['a name that is a path', '../x', 'x', 'It must have 1 to 64 letters'],
  ])('refuses %s', async (_what, name, secret, sentence) => {
    const { code, stderr } = await create(name, secret);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });

  it('says what to do when there is neither a terminal nor stdin', async () => {
    const { code, stderr } = await run(['profile', 'create', 'a', '--platform', 'sandbox', '--client-id', 'x']);
    expect(code).toBe(2);
    expect(stderr).toContain('pipe it in and add --secret-from-stdin.');
  });
});

describe('profile list and profile remove', () => {
  it('show names, hosts and client ids, and no secret', async () => {
    await create('staging');
    const { stdout, code } = await run(['profile', 'list']);
    expect(code).toBe(0);
    expect(stdout).toContain('staging');
    expect(stdout).toContain('local');
    expect(stdout).not.toContain('secret');
    expect((await run(['profile', 'list', '--json'])).json()).toMatchObject({
      items: [{ name: 'staging' }, { name: 'local' }],
    });
  });

  it('remove one after asking, and say when there is none', async () => {
    await create('staging');
    await create('other');
    expect((await run(['profile', 'remove', 'staging'])).code).toBe(2);
    expect((await run(['profile', 'remove', 'staging'], { terminal: 100, answers: { 'Remove it?': 'y' } })).code).toBe(
      0,
    );
    const { code, stderr } = await run(['profile', 'remove', 'staging', '--yes']);
    expect(code).toBe(7);
    expect(stderr).toContain('There is no profile "staging".');
    expect((await run(['token', '--profile', 'other'])).code).toBe(0);
  });
});

describe('the file of the profiles', () => {
  it.skipIf(process.platform === 'win32').each([0o644, 0o640, 0o602])('is refused with mode %o', async (mode) => {
    await create('staging');
    await chmod(file, mode);
    const { code, stderr } = await run(['token', '--profile', 'staging']);
    expect(code).toBe(2);
    expect(stderr).toContain(`its mode 0${mode.toString(8)} lets others than you read or change it. Run: chmod 600`);
    await chmod(file, 0o600);
    expect((await run(['token', '--profile', 'staging'])).code).toBe(0);
  });

  it('is not asked for its mode on Windows, which has none', async () => {
    await create('staging');
    await chmod(file, 0o644);
    expect((await run(['token', '--profile', 'staging'], { platform: 'win32' })).code).toBe(0);
  });

  it.each([
    ['{"profiles":{"a":{"clientSecret":"hush-hush"', 'it is no JSON'],
    ['{}', '"profiles" is missing'],
    ['{"profiles":{"a":{"platform":"sandbox","clientId":"hush-hush"}}}', 'profiles.a.clientSecret is missing'],
  ])('that is damaged is refused without a part of it: %s', async (content, what) => {
    await create('staging');
    await writeFile(file, content);
    const { code, stderr } = await run(['token', '--profile', 'staging']);
    expect(code).toBe(2);
    expect(stderr).toContain(`is damaged: ${what}.`);
    expect(stderr).not.toContain('hush-hush');
  });

  it.each([
    [{ HOME: '/home/robin' }, 'linux', '/home/robin/.config/assessment-kit/profiles.json'],
    [{ HOME: '/home/robin', XDG_CONFIG_HOME: '/cfg' }, 'linux', '/cfg/assessment-kit/profiles.json'],
    [{ APPDATA: '/roaming' }, 'win32', '/roaming/assessment-kit/profiles.json'],
    [{ ASSESSMENT_KIT_PROFILES: 'mine.json' }, 'linux', '/project/mine.json'],
  ] as const)('is where the system keeps settings: %o', (env, platform, path) => {
    const posix = profilesFile({ env, platform, cwd: '/project' }).replaceAll('\\', '/');
    expect(posix.replace(/^[A-Z]:/, '')).toBe(path);
  });
});

describe('host and credentials', () => {
  it('come from --profile before the environment, and from the environment before the default profile', async () => {
    await create('default');
    const source = async (argv: string[], env = {}) =>
      (await run(['token', '--json', ...argv], { env })).json<{ credentials: string }>().credentials;
    expect(await source([])).toBe('the profile "default"');
    expect(await source([], environmentOf(sandbox))).toBe('the environment');
    expect(await source(['--profile', 'default'], environmentOf(sandbox))).toBe('the profile "default"');
  });

  it('never mix the host of one place with the secret of another', async () => {
    await create('default');
    const env = { PLATFORM_URL: 'http://127.0.0.1:9' };
    expect((await run(['token', '--json'], { env })).json()).toMatchObject({ platform: sandbox.url });
  });

  it.each([
    [{}, 'There are no credentials.'],
    [{ PLATFORM_CLIENT_ID: 'x' }, 'PLATFORM_CLIENT_SECRET and PLATFORM_URL is missing'],
    [{ PLATFORM_CLIENT_ID: 'x', PLATFORM_CLIENT_SECRET: 'hush-hush' }, 'PLATFORM_URL is missing'],
    [
      { PLATFORM_CLIENT_ID: 'x', PLATFORM_CLIENT_SECRET: 'y', PLATFORM_URL: 'ftp://x' },
      'The host of PLATFORM_URL is neither',
    ],
    [{ ASSESSMENT_KIT_PROFILE: 'nobody' }, 'There is no profile "nobody". Known are: local.'],
  ])('are a usage error when they are not there: %o', async (env, sentence) => {
    const { code, stderr } = await run(['token'], { env });
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('hush-hush');
  });
});

describe('a secret among the arguments', () => {
  it.each([
    [['token', '--client-secret', 'hush-hush'], '--client-secret is no option'],
    [['token', '--client-secret=hush-hush'], '--client-secret is no option'],
    [['--token=hush-hush', 'token'], '--token is no option'],
    [['callback', 'set', '--api-key', 'hush-hush'], '--api-key is no option'],
    [['token', '-password=hush-hush'], '-password is no option'],
    [['PLATFORM_CLIENT_SECRET=hush-hush', 'token'], 'PLATFORM_CLIENT_SECRET is a setting of the environment'],
    [['token', '--platform', 'https://me:hush-hush@host.example'], 'Argument 3 is a URL with a password in it.'],
    [['token', '--header-file', 'held-secret-1'], 'Argument 3 holds the value of PLATFORM_CLIENT_SECRET.'],
  ])('is refused, with the reason and without repeating it: %j', async (argv, sentence) => {
    const env = { PLATFORM_CLIENT_SECRET: 'held-secret-1' };
    for (const json of [[], ['--json']]) {
      const { code, stdout, stderr } = await run([...argv, ...json], { env });
      expect(code).toBe(2);
      expect(stdout + stderr).toContain(sentence);
      expect(stdout + stderr).toContain('Arguments can be read by every user of this machine');
      expect(stdout + stderr).not.toMatch(/hush-hush|held-secret/);
    }
  });
});
