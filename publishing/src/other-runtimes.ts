import { execFile, spawn } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { calling } from '../test/support/consumers.ts';
import { installAll } from './install.ts';
import { packAll } from './pack.ts';

/**
 * Uses the client from its tarball in Bun and Deno, against the sandbox from its own. Apart from the tests, because both
 * are large: `pnpm --filter @assessment-kit/publishing check:runtimes`. Build before.
 */
const place = `${process.platform}-${process.arch}`;
const deno = { 'linux-x64': 'linux-x64-glibc', 'linux-arm64': 'linux-arm64-glibc' }[place] ?? place;
const bun = place.replace('arm64', 'aarch64');
const folder = mkdtempSync(join(tmpdir(), 'assessment-kit-runtimes-'));
const project = join(folder, 'project');
try {
  const tarballs = await packAll(join(folder, 'tarballs'));
  await installAll(project, tarballs, { [`@oven/bun-${bun}`]: '1.4.5', [`@deno/${deno}`]: '2.9.6' });
  const sandbox = spawn(join(project, 'node_modules/.bin/assessment-kit-sandbox'), {
    env: { ...process.env, PORT: '0' },
  });
  try {
    const url = await new Promise<string>((resolve, reject) => {
      sandbox.stdout.on('data', (chunk) => resolve(/http:\S+/.exec(String(chunk))?.[0] ?? ''));
      sandbox.once('exit', () => reject(new Error('The sandbox did not start.')));
    });
    await use('Bun', `node_modules/@oven/bun-${bun}/bin/bun*`, ['run'], 'BUN01', url);
    const allowed = ['run', '--allow-net', '--allow-env', '--node-modules-dir=manual'];
    await use('Deno', `node_modules/@deno/${deno}/deno*`, allowed, 'DENO01', url);
  } finally {
    sandbox.kill('SIGTERM');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function use(name: string, pattern: string, args: string[], companyId: string, sandbox: string): Promise<void> {
  const [program] = globSync(pattern, { cwd: project });
  if (program === undefined) throw new Error(`${name} has no program for this machine.`);
  writeFileSync(join(project, `${name}.js`), calling(sandbox, companyId));
  const { stdout } = await promisify(execFile)(join(project, program), [...args, `${name}.js`], { cwd: project });
  if (stdout !== `${companyId} has 1 package; Completed\n`) throw new Error(`${name} printed: ${stdout}`);
  console.log(`${name}: the client onboarded a company, published a package and reported an order to its end.`);
}
