import type { Context } from '../context/context.ts';
import type { ExitName } from './exit-codes.ts';

/** An option of a command. Without `value` it is a flag. */
export interface OptionSpec {
  /** One line; begins in lower case, without a full stop. */
  readonly summary: string;
  /** Placeholder of its value in help, for example `ID`. */
  readonly value?: string;
  /** One letter. */
  readonly short?: string;
  /** Makes a value of the text. @throws {UsageError} that ends a sentence beginning with the option's name. */
  readonly read?: (text: string) => unknown;
  readonly choices?: readonly string[];
  /** May be given several times. */
  readonly many?: true;
  readonly required?: true;
  /** Used when it is not given; in the form in which it is typed. */
  readonly fallback?: string;
}

/** An argument of a command, by its place. */
export interface ArgumentSpec {
  readonly summary: string;
  readonly optional?: true;
  /** The last one may be given several times. */
  readonly many?: true;
  readonly read?: (text: string) => unknown;
  readonly choices?: readonly string[];
}

/** A way to call a command, shown in its help and run by the tests. */
export interface Example {
  /** What it does, as a clause that begins in lower case. */
  readonly does: string;
  /** As typed after `assessment-kit `. */
  readonly run: string;
}

type Single<Spec> = Spec extends { read: (text: string) => infer Value }
  ? Value
  : Spec extends { choices: readonly (infer Choice)[] }
    ? Choice
    : string;

type OptionValue<Spec> = Spec extends { value: string }
  ? Spec extends { many: true }
    ? Single<Spec>[]
    : Spec extends { required: true } | { fallback: string }
      ? Single<Spec>
      : Single<Spec> | undefined
  : boolean;

type ArgumentValue<Spec> = Spec extends { many: true }
  ? Single<Spec>[]
  : Spec extends { optional: true }
    ? Single<Spec> | undefined
    : Single<Spec>;

/** Arguments and options of a command by their names, as its `run` takes them. */
export type CommandInput<Arguments, Options> = { [Name in keyof Arguments]: ArgumentValue<Arguments[Name]> } & {
  [Name in keyof Options]: OptionValue<Options[Name]>;
};

/** What help, completion and documentation know of a command. */
export interface CommandDescription {
  /** As typed, with its group: `callback set`. */
  readonly name: string;
  /** One line; begins with a verb in lower case, without a full stop. */
  readonly summary: string;
  /** More, in paragraphs; names of options and settings in backticks. */
  readonly details?: readonly string[];
  /** In their sequence. */
  readonly args: Readonly<Record<string, ArgumentSpec>>;
  /** By name in camelCase; typed in kebab-case. */
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly examples: readonly [Example, ...Example[]];
  /** It goes on until it is ended; with `--json` it writes JSON lines instead of one document. */
  readonly streams?: true;
}

/** A command. */
export interface Command extends CommandDescription {
  /** @returns The exit code by its name; nothing: done. */
  readonly run: (input: Readonly<Record<string, unknown>>, context: Context) => Promise<ExitName | undefined>;
}

/** Describes a command and what it does; the types of what `run` takes follow from the description. */
export function defineCommand<
  const Arguments extends Readonly<Record<string, ArgumentSpec>> = Record<never, never>,
  const Options extends Readonly<Record<string, OptionSpec>> = Record<never, never>,
>(
  command: Omit<CommandDescription, 'args' | 'options'> & {
    readonly args?: Arguments;
    readonly options?: Options;
    readonly run: (
      input: CommandInput<Arguments, Options>,
      context: Context,
    ) => Promise<ExitName | undefined> | Promise<void>;
  },
): Command {
  // The program fills the input from the same description, so it has these types.
  return { args: {}, options: {}, ...command } as unknown as Command;
}

/** `errorUrl` → `error-url`. */
export function flagName(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The option of every command that asks before it acts. */
export const YES = { summary: 'does not ask', short: 'y' } as const satisfies OptionSpec;
