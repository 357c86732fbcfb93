import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../src/index.ts';
import { SETTINGS } from '../src/settings/table.ts';

const README = new URL('../README.md', import.meta.url).pathname;
const WRITE_README = new URL('../scripts/write-readme.ts', import.meta.url).pathname;

const COMPLETE = {
  CALLBACK_API_KEYS: 'one, two',
  OPERATOR_TOKEN: 'token',
  PLATFORM_URL: 'https://platform.example',
  PLATFORM_CLIENT_ID: 'id',
  PLATFORM_CLIENT_SECRET: 'secret',
};

describe('settings', () => {
  it('are read from the environment, with defaults', () => {
    const read = readSettings(COMPLETE);
    expect(read).toMatchObject({
      ok: true,
      settings: {
        port: 4020,
        host: '127.0.0.1',
        databaseUrl: null,
        callbackApiKeys: ['one', 'two'],
        forward: null,
        reportsInDoubt: 'wait',
      },
    });
    expect(read.ok && isAbsolute(read.settings.dataDir)).toBe(true);
  });

  it('that are times and numbers arrive in the units that are used inside', () => {
    const read = readSettings({
      ...COMPLETE,
      ...{ GIVE_UP_AFTER_HOURS: '2', MAX_CONNECTIONS: '7', RETENTION_DAYS: '30' },
      ...{ SHUTDOWN_DELAY_SECONDS: '3', SHUTDOWN_GRACE_SECONDS: '4', FORWARD_TIMEOUT_SECONDS: '5' },
      ...{ FORWARD_URL: 'https://partner.example', FORWARD_SECRET: `whsec_${btoa('x'.repeat(32))}` },
    });
    expect(read).toMatchObject({
      ok: true,
      settings: {
        ...{ giveUpAfterMs: 7_200_000, maxConnections: 7, retentionDays: 30 },
        ...{ shutdown: { delayMs: 3_000, graceMs: 4_000 }, forward: { timeoutMs: 5_000 } },
      },
    });
  });

  it('that are missing are named in one sentence each', () => {
    const read = readSettings({});
    expect(read.ok).toBe(false);
    expect(read.ok ? [] : read.problems.map((problem) => problem.split(' ')[0])).toEqual([
      'CALLBACK_API_KEYS',
      'OPERATOR_TOKEN',
      'PLATFORM_URL',
      'PLATFORM_CLIENT_ID',
      'PLATFORM_CLIENT_SECRET',
    ]);
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['CALLBACK_API_KEYS', ' , '],
    ['CALLBACK_API_KEYS', 'x'.repeat(51)],
    ['PLATFORM_URL', 'platform'],
    ['FORWARD_URL', 'ftp://partner.example'],
    ['REPORTS_IN_DOUBT', 'maybe'],
    ['LOG_LEVEL', 'loud'],
    ['DATA_KEY', 'c2hvcnQ='],
    ['DATA_KEY', `${'A'.repeat(43)}=,${'A'.repeat(43)}=`],
    ['RETENTION_DAYS', '0'],
    ['RETENTION_DAYS', 'ten'],
    ['FORWARD_TIMEOUT_SECONDS', '301'],
    ['GIVE_UP_AFTER_HOURS', '8761'],
    ['GIVE_UP_AFTER_HOURS', '1.5h'],
    ['MAX_CONNECTIONS', '0'],
  ])('%s = %j is refused in one sentence that does not repeat it', (name, value) => {
    const read = readSettings({ ...COMPLETE, FORWARD_SECRET: `whsec_${btoa('x'.repeat(32))}`, [name]: value });
    expect(read.ok).toBe(false);
    const problems = read.ok ? [] : read.problems;
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(name);
    if (value.trim().length > 3) expect(problems[0]).not.toContain(value);
  });

  it('take several keys that sign, separated by commas or blanks', () => {
    const keys = ['x', 'y', 'z'].map((each) => `whsec_${btoa(each.repeat(24))}`);
    const FORWARD_SECRET = `${keys[0]} ${keys[1]},\n${keys[2]}`;
    const read = readSettings({ ...COMPLETE, FORWARD_URL: 'https://partner.example', FORWARD_SECRET });
    expect(read.ok && read.settings.forward?.secret).toEqual(keys);
  });

  it.each([
    ...[undefined, 'secret', 'whsec_c2hvcnQ=', ', ', `whsec_${btoa('x'.repeat(32))} whsec_short`],
    ...[`whsec_${btoa('x'.repeat(32)).replace('=', '')}`, `whsec_${'_-'.repeat(20)}`],
  ])('FORWARD_SECRET = %j is refused beside a FORWARD_URL', (secret) => {
    const read = readSettings({ ...COMPLETE, FORWARD_URL: 'https://partner.example', FORWARD_SECRET: secret });
    expect(read.ok ? [] : read.problems.map((problem) => problem.split(' ')[0])).toEqual(['FORWARD_SECRET']);
  });
});

describe('the table of settings', () => {
  it.each(Object.keys(SETTINGS))('stands in the README with %s', (name) => {
    expect(readFileSync(README, 'utf8')).toContain(`| \`${name}\` |`);
  });

  it('is refused when the README is stale, with the command that repairs it', () => {
    const stale = join(mkdtempSync(join(tmpdir(), 'readme-')), 'README.md');
    writeFileSync(stale, readFileSync(README, 'utf8').replace('| `PORT` |', '| `PORTS` |'));
    const check = (readme: string) => spawnSync(process.execPath, [WRITE_README, '--check', '--readme', readme]);
    expect(check(README).status).toBe(0);
    const refused = check(stale);
    expect(refused.status).toBe(1);
    expect(String(refused.stderr)).toMatch(/generate\n$/);
    rmSync(dirname(stale), { recursive: true });
  });

  it('tells the place of a key that is too long', () => {
    const keys = ['x', 'y', 'z'.repeat(51)].join(',');
    const read = readSettings({ ...COMPLETE, CALLBACK_API_KEYS: keys });
    expect(read).toEqual({
      ok: false,
      problems: ['CALLBACK_API_KEYS holds a key, the 3rd, of more than 50 characters.'],
    });
  });
});
