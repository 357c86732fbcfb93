import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { UsageError } from '../failures/usage-error.ts';
import type { Io } from './io.ts';

/** Everything that a person writes by hand is far below it. */
const MAX_CHARACTERS = 1_000_000;

/**
 * A JSON or YAML document from a file, or from stdin when `path` is `-`.
 *
 * @throws {UsageError} that names file, line and column.
 */
export async function readDocument({ stdin, cwd }: Pick<Io, 'stdin' | 'cwd'>, path: string): Promise<unknown> {
  const name = path === '-' ? 'stdin' : path;
  const content =
    path === '-' ? await text(stdin as unknown as AsyncIterable<Buffer>) : await contentOf(resolve(cwd, path), name);
  if (content.length > MAX_CHARACTERS) throw new UsageError(`${name} has more than ${MAX_CHARACTERS} characters.`);
  // Loaded only here: help and completion do not wait for it.
  const { parseDocument } = await import('yaml');
  // JSON is YAML, so one parser reads both, and says where a mistake is.
  const document = parseDocument(content, { prettyErrors: true, uniqueKeys: true });
  const [first] = document.errors;
  if (first) {
    const [at] = first.linePos ?? [];
    const place = at ? `, line ${at.line}, column ${at.col}` : '';
    // The first line says what is wrong; those below would show a part of the file.
    throw new UsageError(`${name}${place}: ${first.message.split('\n', 1)[0]?.replace(/ at line .*$/, '')}.`);
  }
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new UsageError(`${name} repeats parts of itself too often.`);
  }
}

async function contentOf(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(code === 'ENOENT' ? `There is no file ${name}.` : `${name} cannot be read (${code}).`);
  }
}
