import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from '../context/io.ts';
import { UsageError } from '../failures/usage-error.ts';

/** Writes a file that only its owner can read, in place of an earlier one. @returns Its absolute path. */
export async function writePrivateFile(
  { cwd, platform }: Pick<Io, 'cwd' | 'platform'>,
  path: string,
  text: string,
): Promise<string> {
  const absolute = resolve(cwd, path);
  try {
    const file = await open(absolute, 'w', 0o600);
    try {
      // The mode above holds for a new file only. It is narrowed before the secret is in it.
      if (platform !== 'win32') await file.chmod(0o600);
      await file.writeFile(text);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw new UsageError(`${absolute} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
  return absolute;
}
