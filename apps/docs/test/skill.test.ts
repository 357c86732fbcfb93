import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { steadyPort } from '@assessment-kit/console-parts/testing/steady-port';
import { afterAll, describe, expect, it } from 'vitest';
import { DIST, SKILL } from '../src/site/folders.ts';

const KIT = dirname(SKILL);
const skill = readFileSync(SKILL, 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'assessment-kit-skill-'));
const receiverPort = await steadyPort();
const serverPort = await steadyPort();
const children: ChildProcess[] = [];

afterAll(async () => {
  await run('kill "$(cat receiver.pid)" 2>/dev/null || true');
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** The block that begins with, or contains, this text. */
function block(text: string): string {
  const found = [...skill.matchAll(/^```\w+\n(.*?)^```/gms)]
    .map(([, code = '']) => code)
    .find((code) => code.includes(text));
  if (found === undefined) throw new Error(`SKILL.md has no block with ${text}.`);
  return found;
}

/** A block as it runs here: what npx would fetch is this repository's own, and ports are free ones. */
function here(code: string): string {
  return code
    .replaceAll('npx -y pnpm@12.21.0 assessment-kit', 'node packages/cli/src/main.ts')
    .replaceAll(
      'npx -y pnpm@12.21.0 --filter @assessment-kit/webhook-server start',
      'exec node apps/webhook-server/src/main.ts',
    )
    .replaceAll('127.0.0.1:8080', `127.0.0.1:${receiverPort}`)
    .replaceAll('127.0.0.1:4020', `127.0.0.1:${serverPort}`);
}

const environment = (more: Record<string, string> = {}) => ({
  PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`,
  HOME: folder,
  KIT,
  ...more,
});

async function run(script: string, more?: Record<string, string>): Promise<string> {
  const child = promisify(execFile)('sh', ['-c', script], { cwd: folder, env: environment(more) });
  return (await child.catch((error: { stdout: string }) => error)).stdout;
}

describe('SKILL.md', { timeout: 240_000 }, () => {
  it('leads to a receiver that passes every rule, when it is followed to the letter', async () => {
    writeFileSync(join(folder, 'receiver.mjs'), block("from 'node:http'"));
    writeFileSync(join(folder, 'restart.sh'), block('#!/bin/sh'));
    const start = `${here(block('chmod +x'))}\n${here(block('--restart-command'))}`;
    const report = await run(start, { PORT: String(receiverPort) });
    expect(report).toContain('No rule that must hold failed.');
    expect(report).toMatch(/(\d+) of \1 rules passed/);
  });

  it('starts the webhook server so that it can be certified', async () => {
    writeFileSync(join(folder, 'handlers.mjs'), block('async order('));
    const start = here(block('webhook-server start')).replace('start &', 'start').replace(/ &\n$/, '\n');
    const server = spawn('sh', ['-c', start], {
      cwd: folder,
      env: environment({ PORT: String(serverPort) }),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(server);
    await Promise.race([
      once(server.stdout, 'data'),
      once(server, 'exit').then(() => Promise.reject(new Error('The server ended.'))),
    ]);
    const certify = here(block('--webhook-server')).trimEnd();
    const report = await run(`${certify} --only answer --only handover`);
    expect(report).toContain('No rule that must hold failed.');
  });

  it('is served by the documentation as it is in the repository, and named in its overview', () => {
    expect(readFileSync(join(DIST, 'SKILL.md'), 'utf8')).toBe(skill);
    expect(readFileSync(join(DIST, 'llms.txt'), 'utf8')).toContain('](/SKILL.md)');
  });

  it('names pages of the documentation that exist', () => {
    const named = [...skill.matchAll(/`(\/[\w/-]+\.(?:md|txt))`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(3);
    for (const path of named) expect(readFileSync(join(DIST, path), 'utf8')).not.toBe('');
  });

  it('pins the version of pnpm that the repository asks for', () => {
    const { packageManager } = JSON.parse(readFileSync(join(KIT, 'package.json'), 'utf8')) as {
      packageManager: string;
    };
    const versions = new Set([...skill.matchAll(/pnpm@([\d.]+)/g)].map(([, version]) => version));
    expect([...versions]).toEqual([/^pnpm@([\d.]+)/.exec(packageManager)?.[1]]);
  });
});
