import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from '../context/io.ts';
import { UsageError } from '../failures/usage-error.ts';

/** Writes a file that everybody may read, in place of an earlier one. @returns Its absolute path. */
export async function writeFileAt({ cwd }: Pick<Io, 'cwd'>, path: string, text: string): Promise<string> {
  const absolute = resolve(cwd, path);
  try {
    await writeFile(absolute, text);
  } catch (error) {
    throw new UsageError(`${absolute} cannot be written (${(error as NodeJS.ErrnoException).code}).`);
  }
  return absolute;
}
