import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';

const COMMITTED = fileURLToPath(new URL('../console-dist', import.meta.url));
const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const MOST_BYTES = 150_000;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

describe('the files of the console', () => {
  it('are the page at / and what it needs, and nothing of another host', async () => {
    const page = await fetch(`${sandbox.url}/`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await page.text();
    const needed = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, path]) => path);
    expect(needed.toSorted()).toEqual(
      ['icon.svg', 'console.js', 'console.css'].map((name) => `/_sandbox/console/${name}`).toSorted(),
    );
    for (const path of needed) expect((await fetch(`${sandbox.url}${path}`)).status, path).toBe(200);
  });

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/_sandbox/console/console.js', 'text/javascript; charset=utf-8'],
    ['/_sandbox/console/console.css', 'text/css; charset=utf-8'],
    ['/_sandbox/console/icon.svg', 'image/svg+xml'],
  ])('%s may load nothing but itself, stands in no frame, and is asked for anew', async (path, mediaType) => {
    const { headers } = await fetch(`${sandbox.url}${path}`);
    expect(headers.get('content-type')).toBe(mediaType);
    expect(headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it.each([
    ['GET', '/index.html'],
    ['GET', '/console.js'],
    ['GET', '/_sandbox'],
    ['GET', '/_sandbox/console'],
    ['GET', '/_sandbox/console/'],
    ['GET', '/_sandbox/console/none.js'],
    ['GET', '/_sandbox/console/..%2Fpackage.json'],
    ['GET', '/_sandbox/console/__proto__'],
    ['POST', '/'],
    ['PUT', '/_sandbox/console/console.js'],
  ])('%s %s is still unknown, in the format of the platform', async (method, path) => {
    const response = await fetch(`${sandbox.url}${path}`, { method });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ Count: 1, Values: [{ Fields: 'path', Code: 'not_found' }] });
  });

  it('leave the paths of the platform alone', async () => {
    const response = await fetch(`${sandbox.url}/apiHub/performanceManagement/v1/companies/5Y021/assessmentPackages`);
    expect(response.status).toBe(401);
  });
});

describe('the built console', () => {
  it('is small', async () => {
    const files = await contentsOf(COMMITTED);
    expect([...files.values()].reduce((sum, content) => sum + content.length, 0)).toBeLessThan(MOST_BYTES);
  });

  it('is the one that its source gives', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assessment-kit-console-'));
    try {
      await build(folder);
      const [built, committed] = [await contentsOf(folder), await contentsOf(COMMITTED)];
      const names = [...new Set([...built.keys(), ...committed.keys()])];
      const stale = names.filter((name) => built.get(name) !== committed.get(name));
      const { packageManager } = JSON.parse(await readFile(join(PACKAGE, '../../package.json'), 'utf8'));
      const pnpm = String(packageManager).split('+', 1)[0];
      const repair = `npx -y ${pnpm} --filter @assessment-kit/sandbox build:console`;
      expect(stale, `The console has changed. Run: ${repair}`).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 60_000);
});

/** What `build:console` does, in a process of its own: the tests run with another NODE_ENV. */
async function build(folder: string): Promise<void> {
  const { NODE_ENV: _, ...env } = process.env;
  const vite = fileURLToPath(new URL('./bin/vite.js', import.meta.resolve('vite/package.json')));
  const args = [vite, 'build', '--config', 'console/vite.config.ts', '--logLevel', 'warn', '--outDir', folder];
  await promisify(execFile)(process.execPath, args, { cwd: PACKAGE, env });
}

async function contentsOf(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}
