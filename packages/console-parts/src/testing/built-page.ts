import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const MOST_BYTES = 150_000;
const VITE = fileURLToPath(new URL('./bin/vite.js', import.meta.resolve('vite/package.json')));

export interface BuiltPage {
  /** The package that has the page. */
  packageFolder: URL;
  /** Within it: the committed files. */
  built: string;
  /** Within it: Vite's configuration. */
  config: string;
  /** The command that repairs what is out of date. */
  repair: string;
}

/** What the committed files of a page have to keep, as tests: they are small, and what the source gives. */
export function testBuiltPage({ packageFolder, built, config, repair }: BuiltPage): void {
  const root = fileURLToPath(packageFolder);
  const committed = join(root, built);

  it('is small', async () => {
    const files = await contentsOf(committed);
    expect([...files.values()].reduce((sum, content) => sum + content.length, 0)).toBeLessThan(MOST_BYTES);
  });

  it('is the one that its source gives', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assessment-kit-page-'));
    try {
      await build(root, config, folder);
      const [fresh, kept] = [await contentsOf(folder), await contentsOf(committed)];
      const names = [...new Set([...fresh.keys(), ...kept.keys()])];
      const stale = names.filter((name) => fresh.get(name) !== kept.get(name));
      const { packageManager } = JSON.parse(await readFile(join(root, '../../package.json'), 'utf8'));
      const pnpm = String(packageManager).split('+', 1)[0];
      expect(stale, `The page has changed. Run: npx -y ${pnpm} ${repair}`).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 60_000);
}

/** In a process of its own: the tests run with another NODE_ENV. */
async function build(root: string, config: string, folder: string): Promise<void> {
  const { NODE_ENV: _, ...env } = process.env;
  const args = [VITE, 'build', '--config', config, '--logLevel', 'warn', '--outDir', folder];
  await promisify(execFile)(process.execPath, args, { cwd: root, env });
}

async function contentsOf(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}
