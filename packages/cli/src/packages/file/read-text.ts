import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from '../../context/io.ts';
import { UsageError } from '../../failures/usage-error.ts';

/** Larger files are no catalogue and no list of companies. */
const MOST_BYTES = 50 * 1024 * 1024;

/** A file of text; `-` is stdin. @throws {UsageError} that names the file. */
export async function readText({ cwd, stdin }: Pick<Io, 'cwd' | 'stdin'>, path: string): Promise<string> {
  const bytes = path === '-' ? await drained(stdin) : await fileBytes(resolve(cwd, path), path);
  if (bytes.length > MOST_BYTES) throw tooLarge(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${shown(path)} is not text in UTF-8.`);
  }
}

async function fileBytes(absolute: string, path: string): Promise<Buffer> {
  try {
    const file = await open(absolute, 'r');
    try {
      if ((await file.stat()).size > MOST_BYTES) throw tooLarge(path);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

async function drained(stdin: Io['stdin']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length > MOST_BYTES) throw tooLarge('-');
  }
  return Buffer.concat(chunks);
}

function tooLarge(path: string): UsageError {
  return new UsageError(`${shown(path)} has more than ${MOST_BYTES / 1024 / 1024} MB.`);
}

function shown(path: string): string {
  return path === '-' ? 'stdin' : path;
}
