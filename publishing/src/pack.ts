import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type PublishedPackage, publishedPackages } from './published-packages.ts';

export interface Tarball extends PublishedPackage {
  /** Absolute path of the `.tgz`. */
  file: string;
}

/**
 * Packs every published package as `pnpm publish` would, from a `dist` that is built already.
 *
 * @param folder Where the tarballs go; made anew.
 */
export async function packAll(folder: string): Promise<Tarball[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return Promise.all(
    publishedPackages().map(async (published) => {
      const args = ['pack', '--config.ignore-scripts=true', '--pack-destination', folder];
      await promisify(execFile)('pnpm', args, { cwd: published.folder, shell: process.platform === 'win32' });
      const { name, version } = published.manifest;
      return { ...published, file: join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`) };
    }),
  );
}
