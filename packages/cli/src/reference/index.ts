/**
 * What the command line is, as data: README and documentation are written from it.
 *
 * Texts are Markdown; names of options and settings stand in backticks.
 */
import { COMMANDS } from '../commands/index.ts';
import type { ArgumentSpec, CommandDescription, Example, OptionSpec } from '../program/command.ts';
import { EXIT_CODES } from '../program/exit-codes.ts';
import { GLOBAL_OPTIONS } from '../program/global-options.ts';
import { argumentName, optionName, usageOf } from '../program/usage.ts';
import { SETTINGS, type Setting } from '../settings/table.ts';

export interface CommandReference {
  name: string;
  summary: string;
  details: readonly string[];
  usage: string;
  /** Name and meaning. */
  args: readonly Row[];
  /** Name and meaning. */
  options: readonly Row[];
  examples: readonly Example[];
  /** Writes JSON lines with `--json`. */
  streams: boolean;
}

export type Row = readonly [name: string, meaning: string];

/** Every command, in the sequence of help. */
export function commandReference(): CommandReference[] {
  return COMMANDS.map(({ run: _run, ...command }) => referenceOf(command));
}

function referenceOf(command: CommandDescription): CommandReference {
  const { name, summary, details = [], args, options, examples, streams = false } = command;
  return {
    name,
    summary,
    details,
    usage: usageOf(command),
    args: Object.entries(args).map(([key, spec]) => [argumentName(key, spec), meaningOf(spec)]),
    options: Object.entries<OptionSpec>(options).map(([key, spec]) => [optionName(key, spec), meaningOf(spec)]),
    examples,
    streams,
  };
}

/** Options that every command takes. */
export function globalOptionRows(): Row[] {
  return Object.entries<OptionSpec>(GLOBAL_OPTIONS).map(([key, spec]) => [optionName(key, spec), meaningOf(spec)]);
}

/** Settings of the environment: name, meaning, and what their absence means. */
export function settingRows(): { name: string; meaning: string; absent: string }[] {
  return Object.entries<Setting>(SETTINGS).map(([name, { meaning, absent, secret }]) => ({
    name,
    meaning: secret ? `${meaning}; a secret` : meaning,
    absent,
  }));
}

/** Exit codes and what they mean. */
export function exitCodeRows(): { code: number; meaning: string }[] {
  return Object.values(EXIT_CODES).map(({ code, meaning }) => ({ code, meaning }));
}

function meaningOf({ summary, choices, fallback, required }: ArgumentSpec & OptionSpec): string {
  const facts = [
    ...(required ? ['required'] : []),
    ...(choices ? [choices.map((choice) => `\`${choice}\``).join(', ')] : []),
    ...(fallback === undefined ? [] : [`default \`${fallback}\``]),
  ];
  return facts.length === 0 ? summary : `${summary} (${facts.join('; ')})`;
}
