import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../src/root.ts';
import { turbo } from './support/turbo.ts';

/** A workspace of two packages, with the tasks of this repository. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'assessment-kit-tasks-'));
  cpSync(join(ROOT, 'turbo.json'), join(folder, 'turbo.json'));
  const { packageManager } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  write('package.json', JSON.stringify({ name: 'root', private: true, packageManager }));
  write('.gitignore', '.turbo/\nnode_modules/\n');
  write('pnpm-workspace.yaml', 'packages: [fails, passes]\npmOnFail: ignore\n');
  write('pnpm-lock.yaml', "lockfileVersion: '9.0'\nimporters:\n  .: {}\n  fails: {}\n  passes: {}\n");
  for (const [name, code] of Object.entries({ fails: 1, passes: 0 })) {
    write(`${name}/package.json`, JSON.stringify({ name, scripts: { test: `node -e "process.exit(${code})"` } }));
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message', 'Begin');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a test that failed runs again, though nothing has changed', async () => {
  for (const _again of [1, 2]) {
    const { exitCode, output } = await turbo(folder, ['run', 'test', '--filter=fails']);
    expect(output).toContain('fails:test: cache miss, executing');
    expect(exitCode).toBe(1);
  }
});

it('a test that passed does not run again until something changes', async () => {
  const run = async () =>
    /passes:test: (cache \w+)/.exec((await turbo(folder, ['run', 'test', '--filter=passes'])).output)?.[1];
  expect([await run(), await run()]).toEqual(['cache miss', 'cache hit']);
  write('passes/new.ts', '');
  expect(await run()).toBe('cache miss');
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
