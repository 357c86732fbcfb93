import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, environmentOf } from './support/cli.ts';

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  sandbox = await createSandbox();
  folder = await mkdtemp(join(tmpdir(), 'assessment-kit-'));
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

describe('token', () => {
  it('tells people that the credentials are accepted, and where they come from', async () => {
    const { code, stdout } = await cli(['token'], { env: environmentOf(sandbox) });
    expect(code).toBe(0);
    expect(stdout).toContain('The platform accepts the credentials.');
    expect(stdout).toContain('the environment');
    expect(stdout).toContain('Bearer, ends in 3600 s');
  });

  it('tells programs the same as one document', async () => {
    const { code, json } = await cli(['token', '--json'], { env: environmentOf(sandbox) });
    expect(code).toBe(0);
    expect(json()).toEqual({
      platform: sandbox.url,
      credentials: 'the environment',
      tokenType: 'Bearer',
      expiresInSeconds: 3600,
      headerFile: null,
    });
  });

  it('writes the token only to a file that nobody else can read, also over one that others could', async () => {
    const path = join(folder, 'token.header');
    await writeFile(path, 'old', { mode: 0o644 });
    const ran = await cli(['token', '--header-file', 'token.header'], { env: environmentOf(sandbox), cwd: folder });
    const token = /^Authorization: Bearer (\S+)\n$/.exec(await readFile(path, 'utf8'))?.[1] ?? 'none';
    const accepted = await fetch(
      `${sandbox.url}/apiHub/performanceManagement/v1/companies/b6001/partner/assessmentOrders`,
      {
        headers: { authorization: `Bearer ${token}` },
      },
    );
    expect(accepted.status).toBe(200);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(ran.stdout + ran.stderr).not.toContain(token);
  });

  it('says that the platform refuses the credentials, and what to do', async () => {
    const env = { ...environmentOf(sandbox), PLATFORM_CLIENT_SECRET: 'a-wrong-secret' };
    const people = await cli(['token'], { env });
    expect(people.code).toBe(4);
    expect(people.stdout).toBe('');
    expect(people.stderr).toMatch(/^Error: The platform refused the client id or the client secret with 401\./);
    expect(people.stderr).toContain('assessment-kit doctor');
    expect(people.stderr).not.toContain('a-wrong-secret');
    const programs = await cli(['token', '--json'], { env });
    expect(programs.code).toBe(4);
    expect(programs.json()).toMatchObject({
      error: { code: 'authentication_failed', exitCode: 4, operation: 'issueToken', status: 401, retryable: false },
    });
  });

  it('says that nobody answers, and repeats before it gives up', async () => {
    const env = { ...environmentOf(sandbox), PLATFORM_URL: 'http://127.0.0.1:9' };
    const { code, stderr } = await cli(['token', '--retries', '1'], { env });
    expect(code).toBe(5);
    expect(stderr).toContain('issueToken: no answer; again in');
    expect(stderr).toContain('The same may succeed later.');
  });
});
