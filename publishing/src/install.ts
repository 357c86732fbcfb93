import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Tarball } from './pack.ts';

/**
 * Installs every tarball in an empty project, as `npm install` from the registry would.
 *
 * @param folder Of the project; made here.
 * @param others Further packages with their versions.
 */
export async function installAll(
  folder: string,
  tarballs: readonly Tarball[],
  others: Readonly<Record<string, string>> = {},
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const ours = Object.fromEntries(tarballs.map(({ manifest, file }) => [manifest.name, `file:${file}`]));
  const manifest = { name: 'project', private: true, type: 'module', dependencies: { ...ours, ...others } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  // What depends on another tarball asks for its version, which is in no registry yet.
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify({ overrides: ours }));
  await promisify(execFile)('pnpm', ['install', '--prefer-offline', '--ignore-scripts'], {
    cwd: folder,
    // There `pnpm` is a script.
    shell: process.platform === 'win32',
  });
}
