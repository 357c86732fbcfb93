import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../src/root.ts';
import { scan } from '../src/secrets/scan.ts';

// Put together here, or this file would be the first to be found.
const SECRETS: Readonly<Record<string, string>> = {
  'a token of npm': `//registry.npmjs.org/:_authToken=npm_${'a1B2'.repeat(9)}`,
  'a token of GitHub': `token: ghp_${'a1B2'.repeat(9)}`,
  'a key of AWS': `aws_secret_access_key = "${'wJalrXUtnFEMI/K7MDENG/bPxRfiCYz0a8Kq3LmP'}"`,
  'a private key': `-----BEGIN ${'RSA'} PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA'.repeat(8)}\n-----END RSA PRIVATE KEY-----`,
  'a token of Slack': `xoxb-${'123456789012'}-1234567890123-${'aB3d'.repeat(6)}`,
  'a password in an address': `https://deploy:${'Kq3LmP0a8z'}@build.acme-corp.com/`,
  'the password of a database': `postgres://app:${'Kq3LmP0a8z'}@db.acme-corp.com:5432/orders`,
};

it.each(Object.entries(SECRETS))('%s is found, and its line', async (_what, secret) => {
  const found = await scan('src/settings.ts', `// A comment.\n${secret}\n`);
  expect(found.map(({ file, line }) => [file, line])).toEqual([['src/settings.ts', 2]]);
  expect(JSON.stringify(found)).not.toContain(secret.slice(-12));
});

it.each([
  "const secret = 'sandbox-secret';",
  'OPERATOR_TOKEN=operator-token-for-tests',
  'postgres://app:hunter2@127.0.0.1:5432/orders',
  'https://user:secret@reports.example.com/1',
  'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
])('%s is made up', async (text) => expect(await scan('README.md', text)).toEqual([]));

it('a host that only begins like one that is nobody’s is somebody’s', async () => {
  const text = `https://deploy:${'Kq3LmP0a8z'}@example.com.acme-corp.com/`;
  expect(await scan('a.ts', text)).toHaveLength(1);
});

it('fails on a file that git would keep, and does not look at what it ignores', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assessment-kit-secrets-'));
  try {
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    writeFileSync(join(folder, '.gitignore'), 'ignored.txt\n');
    writeFileSync(join(folder, 'ignored.txt'), String(SECRETS['a token of npm']));
    const run = () =>
      spawnSync(process.execPath, [join(ROOT, 'gates/src/secrets/secrets.ts'), folder], { encoding: 'utf8' });
    expect(run()).toMatchObject({ status: 0, stdout: 'No secret in 1 files.\n' });
    writeFileSync(join(folder, 'kept.txt'), String(SECRETS['a token of npm']));
    expect(run()).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^kept\.txt:1: looks like a secret \(.+\)\n$/),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
