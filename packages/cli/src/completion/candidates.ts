import { type Command, flagName, type OptionSpec } from '../program/command.ts';
import { GLOBAL_OPTIONS } from '../program/global-options.ts';
import { GROUPS } from '../program/groups.ts';

/** A word that may come next, and what it is. */
export interface Candidate {
  word: string;
  summary: string;
}

/** What may come next; `files`: the shell knows better. */
export type Candidates = { words: Candidate[]; files: boolean };

const NOTHING: Candidates = { words: [], files: false };
const FILES: Candidates = { words: [], files: true };
const FLAGS: Readonly<Record<string, OptionSpec>> = { ...GLOBAL_OPTIONS, help: { summary: 'shows this', short: 'h' } };

/**
 * What may come next on a command line, from the descriptions of the commands.
 *
 * @param words After the program's name; the last one is being typed, and may be empty.
 * @param profiles Names for `--profile`.
 */
export function candidates(
  commands: readonly Command[],
  words: readonly string[],
  profiles: readonly string[],
): Candidates {
  const current = words.at(-1) ?? '';
  const { command, group, options, given, pending } = read(commands, words.slice(0, -1));
  const matching = (all: Candidate[]): Candidates => ({
    words: all.filter(({ word }) => word.startsWith(current)),
    files: false,
  });

  const inline = /^(--[a-z-]+)=(.*)$/.exec(current);
  if (inline) {
    const [, flag = '', start = ''] = inline;
    const found = valuesOf(options, flag, profiles);
    const own = found.words.filter(({ word }) => word.startsWith(start));
    return { ...found, words: own.map(({ word, summary }) => ({ word: `${flag}=${word}`, summary })) };
  }
  if (pending !== null) {
    const found = valuesOf(options, pending, profiles);
    return found.files ? found : matching(found.words);
  }
  if (current.startsWith('-')) {
    return matching(Object.entries(options).map(([name, { summary }]) => ({ word: `--${flagName(name)}`, summary })));
  }
  if (command === null) return matching(group === null ? firstWords(commands) : secondWords(commands, group));
  const args = Object.values(command.args);
  const argument = args[given] ?? (args.at(-1)?.many ? args.at(-1) : undefined);
  return matching((argument?.choices ?? []).map((word) => ({ word, summary: argument?.summary ?? '' })));
}

/** What the words before the current one mean. */
function read(commands: readonly Command[], words: readonly string[]) {
  let command: Command | null = null;
  let group: string | null = null;
  let given = 0;
  let pending: string | null = null;
  let options = FLAGS;
  for (const word of words) {
    if (pending !== null) pending = null;
    else if (word.startsWith('-')) pending = takesValue(options, word) ? word : null;
    else if (command !== null) given += 1;
    else {
      const name: string = group === null ? word : `${group} ${word}`;
      command = commands.find((each) => each.name === name) ?? null;
      if (command !== null) options = { ...command.options, ...FLAGS };
      else if (group === null) group = word;
    }
  }
  return { command, group, options, given, pending };
}

function optionIn(options: Readonly<Record<string, OptionSpec>>, flag: string): [string, OptionSpec] | undefined {
  return Object.entries(options).find(([name, { short }]) => flag === `--${flagName(name)}` || flag === `-${short}`);
}

function takesValue(options: Readonly<Record<string, OptionSpec>>, flag: string): boolean {
  return optionIn(options, flag)?.[1].value !== undefined;
}

function valuesOf(
  options: Readonly<Record<string, OptionSpec>>,
  flag: string,
  profiles: readonly string[],
): Candidates {
  const [name, spec] = optionIn(options, flag) ?? [];
  if (spec?.value === 'FILE') return FILES;
  const words = name === 'profile' ? profiles : name === 'platform' ? ['production', 'sandbox'] : (spec?.choices ?? []);
  return { ...NOTHING, words: words.map((word) => ({ word, summary: spec?.summary ?? '' })) };
}

function firstWords(commands: readonly Command[]): Candidate[] {
  const first = commands.map(({ name, summary }) => {
    const [word = '', second] = name.split(' ');
    return { word, summary: second === undefined ? summary : (GROUPS[word] ?? '') };
  });
  return [...new Map(first.map((each) => [each.word, each])).values()];
}

function secondWords(commands: readonly Command[], group: string): Candidate[] {
  const own = commands.filter(({ name }) => name.startsWith(`${group} `));
  return own.map(({ name, summary }) => ({ word: name.slice(group.length + 1), summary }));
}
