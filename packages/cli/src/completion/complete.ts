import { COMMANDS } from '../commands/index.ts';
import type { Io } from '../context/io.ts';
import { LOCAL_PROFILE, readProfiles } from '../credentials/profiles.ts';
import { candidates } from './candidates.ts';
import { FILES_LINE } from './scripts.ts';

/** Writes what may come next, a line each: the word, a tab, a summary. A shell asks for it while the user types. */
export async function complete(words: readonly string[], io: Io): Promise<void> {
  // Whatever is wrong with the profiles is told by the command, not in the middle of a line.
  const kept = await readProfiles(io).catch(() => new Map());
  const found = candidates(COMMANDS, words, [...kept.keys(), LOCAL_PROFILE]);
  const lines = found.files ? [FILES_LINE] : found.words.map(({ word, summary }) => `${word}\t${summary}`);
  io.stdout.write(lines.map((line) => `${line}\n`).join(''));
}
