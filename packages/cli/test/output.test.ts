import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/commands/index.ts';
import { clean } from '../src/output/output.ts';
import { table } from '../src/output/table.ts';
import { EXIT_CODES } from '../src/program/exit-codes.ts';
import { refuseOldNode } from '../src/program/refuse-old-node.ts';
import { type CliOptions, cli, environmentOf } from './support/cli.ts';
import { COMPANY, makeCompanyReady, placeOrder } from './support/company.ts';

const ESCAPE = '\u001b[';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
  await makeCompanyReady(sandbox);
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.setFaults({}));
const run = (argv: string[], options: CliOptions = {}) =>
  cli(argv, { ...options, env: { ...environmentOf(sandbox), ...options.env } });

describe('colours', () => {
  it.each([
    ['on a terminal', { terminal: 100 }, [], true],
    ['when they are forced', { env: { FORCE_COLOR: '1' } }, [], true],
    ['not without a terminal', {}, [], false],
    ['not with NO_COLOR', { terminal: 100, env: { NO_COLOR: '1' } }, [], false],
    ['not with --no-color', { terminal: 100 }, ['--no-color'], false],
    ['not on a terminal that has none', { terminal: 100, env: { TERM: 'dumb' } }, [], false],
    ['not for programs', { terminal: 100 }, ['--json'], false],
  ])('are there %s', async (_when, options, argv, expected) => {
    const { stdout } = await run(['token', ...argv], options);
    expect(stdout.includes(ESCAPE)).toBe(expected);
    const help = await run(['--help', ...argv], options);
    expect(help.stdout.includes(ESCAPE)).toBe(expected);
  });
});

describe('what comes from elsewhere', () => {
  it('cannot do anything to a terminal', async () => {
    const code = `a${ESCAPE}31mb\u0007\u202ec`;
    const set = await run(['subscription', 'set', COMPANY, '--billing-code', code, '--level', `x${ESCAPE}2J`]);
    expect(set.code).toBe(0);
    const orderId = placeOrder(sandbox, { billingCode: code });
    for (const argv of [['list'], ['show', orderId]]) {
      const { stdout } = await run(['orders', ...argv]);
      expect(stdout).toContain('ab c');
      for (const control of ['\u001b', '\u0007', '\u202e']) expect(stdout).not.toContain(control);
    }
    expect(set.stdout).not.toContain(ESCAPE);
  });

  it('is one line, whatever it was', () => {
    expect(clean(`one\r\ntwo\tthree\u2028four ${ESCAPE}1mfive`)).toBe('one two three four five');
  });

  it('is aligned by its width, not by its characters', () => {
    expect(
      table([
        ['名前', 'a'],
        ['name', `${ESCAPE}1mb${ESCAPE}22m`],
        ['x', 'c'],
      ]),
    ).toBe(['名前  a', `name  ${ESCAPE}1mb${ESCAPE}22m`, 'x     c'].join('\n'));
  });
});

describe('a call that failed', () => {
  it.each([
    ['rate-limited', 'unavailable', 'rate_limited', 'The same may succeed in'],
    ['error-before', 'unavailable', 'platform_failed', 'The same may succeed later. It may have taken effect'],
    ['reset-after', 'unavailable', 'no_answer', 'The same may succeed later.'],
  ] as const)(
    'by %s says what was tried, what came back, and whether to repeat it',
    async (kind, exit, code, advice) => {
      sandbox.setFaults({ answers: [{ kind, operationId: 'upsertSubscription' }] });
      const argv = ['subscription', 'set', COMPANY, '--level', 'gold', '--retries', '0'];
      const people = await run(argv);
      expect(people.code).toBe(EXIT_CODES[exit].code);
      expect(people.stderr).toContain('upsertSubscription');
      expect(people.stderr).toContain(advice);
      const programs = await run([...argv, '--json']);
      expect(programs.json()).toMatchObject({
        error: { code, exitCode: people.code, operation: 'upsertSubscription', attempts: 1, retryable: true },
      });
      expect(programs.stderr).toBe('');
    },
  );

  it('by http to a host that is not near is told to travel in the clear', async () => {
    const far = await run(['token', '--retries', '0'], { env: { PLATFORM_URL: 'http://platform.invalid' } });
    expect(far.stderr).toContain(
      'Warning: platform.invalid is called by http: the secret and all data travel in the clear.',
    );
    expect((await run(['token'])).stderr).toBe('');
  });

  it('for a company that is not onboarded says how long an approval takes', async () => {
    const { code, stderr } = await run(['subscription', 'set', 'NOBODY', '--level', 'gold']);
    expect(code).toBe(3);
    expect(stderr).toContain('companyId: The company is not onboarded for this partner.');
    expect(stderr).toContain('was approved less than 15 minutes ago');
  });

  it('is repeated as often as --retries says, and each attempt is told with --verbose', async () => {
    sandbox.setFaults({ answers: [{ kind: 'error-before', operationId: 'upsertSubscription', count: 1 }] });
    const { code, stderr } = await run([
      'subscription',
      'set',
      COMPANY,
      '--level',
      'gold',
      '--retries',
      '1',
      '--verbose',
    ]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^issueToken: 200 in \d+ ms$/m);
    expect(stderr).toMatch(/^upsertSubscription: 503 in \d+ ms$/m);
    expect(stderr).toMatch(/^upsertSubscription: answered with 503; again in \d\.\d s$/m);
    expect(stderr).toMatch(/^upsertSubscription: 20[14] in \d+ ms, attempt 2$/m);
    expect(stderr).not.toMatch(/sandbox-secret|Bearer|gold/);
  });
});

describe('a mistake in the arguments', () => {
  it.each(COMMANDS.map(({ name }) => name))('of %s is one JSON document with --json, and exit code 2', async (name) => {
    const { code, json, stderr } = await run([...name.split(' '), '--json', '--no-such-option']);
    expect(code).toBe(2);
    expect(json()).toMatchObject({ error: { code: 'usage', exitCode: 2 } });
    expect(stderr).toBe('');
  });

  it.each([
    [[], 'Usage: assessment-kit'],
    [['callback'], 'Usage: assessment-kit callback'],
  ])('that is no command at all says how it is used: %j', async (argv, words) => {
    const { code, stderr } = await run(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  it.each([
    [['subscription', 'set', '', '--level', 'x'], 'It must be an id'],
    [['subscription', 'set', '..', '--level', 'x'], 'It must be an id'],
    [['onboarding', 'set', '1234567890', 'Approved'], 'It must have at most 9 characters.'],
    [['orders', 'show', ''], 'It must be an id'],
    [['orders', 'update', '.', '--score', 'x'], 'It must be an id'],
  ])('such as %j is told before anything is sent', async (argv, sentence) => {
    const { code, stderr } = await run(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });
});

it('every exit code stands in the help, with its meaning', async () => {
  const { stdout } = await run(['--help']);
  for (const { code, meaning } of Object.values(EXIT_CODES))
    expect(stdout).toContain(`${code}  ${meaning.replaceAll('`', '')}`);
});

it('global options may stand before or after the command', async () => {
  const before = await run(['--json', '--retries', '0', 'callback', 'show']);
  const between = await run(['callback', '--json', '--retries', '0', 'show']);
  const after = await run(['callback', 'show', '--json', '--retries', '0']);
  for (const { code, json } of [before, between, after]) {
    expect(code).toBe(7);
    expect(json()).toMatchObject({ error: { code: 'no_callback' } });
  }
});

it.each([
  ['20.20.2', true],
  ['22.15.9', true],
  ['22.16.0', false],
  ['24.0.0', false],
])('what needs Node.js 22.16 is refused with %s: %s', (version, refused) => {
  const look = () => refuseOldNode('The sandbox', '>=22.16', version);
  if (refused) expect(look).toThrow(`The sandbox needs Node.js 22.16 or later; this is ${version}.`);
  else expect(look).not.toThrow();
});
