import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, environmentOf } from './support/cli.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const verify = (...args: string[]) => cli(['verify', ...args], { env: environmentOf(sandbox) });

describe('assessment-kit verify', () => {
  it('says which rules hold and what the host says to open questions', async () => {
    const { code, stdout } = await verify('--only', 'getAssessmentPackages', '--only', 'discrepancy.token-refusal');
    expect(code).toBe(0);
    expect(stdout).toContain('No rule that must hold failed');
    expect(stdout).toMatch(/confirmed +discrepancy\.token-refusal/);
    expect(stdout).not.toContain('sandbox-secret');
  });

  it('writes a report in another form to a file, and JSON with --json', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'verify-'));
    const args = ['verify', '--only', 'getAssessmentPackages', '--report', 'junit', '-o', 'verify.xml'];
    expect((await cli(args, { env: environmentOf(sandbox), cwd })).code).toBe(0);
    expect(await readFile(join(cwd, 'verify.xml'), 'utf8')).toMatch(/^<\?xml[\s\S]*<testsuite name="Packages"/);
    const { json } = await verify('--only', 'getAssessmentPackages', '--json');
    expect(json<{ coverage: { operations: { all: number } } }>().coverage.operations.all).toBe(12);
  });

  it('only reads with --read-only', async () => {
    const { stdout } = await verify('--only', 'upsertSubscription', '--read-only');
    expect(stdout).toContain('--write --company ID');
    expect(sandbox.snapshot()['collections']).toMatchObject({ subscriptions: [] });
  });

  it('ends with 2 for wrong options, with 2 for wrong credentials, and with 5 when nothing answers', async () => {
    expect((await verify('--rate', '0')).code).toBe(2);
    expect((await verify('--company', '0123456789')).stderr).toContain('at most 9 characters');
    expect((await verify('--write', '--read-only')).code).toBe(2);
    expect((await cli(['verify'], { env: { ...environmentOf(sandbox), PLATFORM_CLIENT_SECRET: 'wrong' } })).code).toBe(
      2,
    );
    expect(
      (await cli(['verify'], { env: { ...environmentOf(sandbox), PLATFORM_URL: 'http://127.0.0.1:1' } })).code,
    ).toBe(5);
  });

  it('ends with 6 when a rule that must hold is broken', async () => {
    const wrong = await createSandbox({ readings: { 'upsert-answer': '200', 'request-media-type': 'json' } });
    const ran = await cli(['verify', '--only', 'upsertSubscription', '--strict'], { env: environmentOf(wrong) });
    await wrong.close();
    expect(ran.code).toBe(6);
    expect(ran.stdout).toContain('upsertSubscription.other-json');
  });
});
