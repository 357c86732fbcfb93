import { Argument, Command as CommanderCommand, InvalidArgumentError, Option } from 'commander';
import { COMMANDS } from '../commands/index.ts';
import { UsageError } from '../failures/usage-error.ts';
import type { Output } from '../output/output.ts';
import type { ArgumentSpec, Command, OptionSpec } from './command.ts';
import { GLOBAL_OPTIONS, type GlobalOptions } from './global-options.ts';
import { GROUPS } from './groups.ts';
import { commandEpilogue, programEpilogue } from './help.ts';
import { plain } from './plain.ts';
import { argumentName, optionName } from './usage.ts';
import { VERSION } from './version.ts';

type Start = (command: Command, input: Readonly<Record<string, unknown>>, globals: GlobalOptions) => Promise<void>;

/**
 * The program as commander knows it, made from the descriptions of its commands.
 *
 * @param start Runs a command with what was given to it.
 */
export function buildProgram(output: Output, start: Start): CommanderCommand {
  const program = prepared(new CommanderCommand('assessment-kit'), output)
    .description('Integrates an assessment provider with the Assessments API, from the command line.')
    .version(VERSION, '-V, --version', 'shows the version')
    .helpCommand('help [command]', 'shows help for a command')
    .addHelpText('after', () => programEpilogue());
  addGlobalOptions(program);
  const groups = new Map<string, CommanderCommand>();
  for (const command of COMMANDS) {
    const [first = '', second] = command.name.split(' ');
    if (second === undefined) {
      addCommand(program, first, command, output, start);
      continue;
    }
    let group = groups.get(first);
    if (group === undefined) {
      group = prepared(program.command(first), output).description(GROUPS[first] ?? '');
      addGlobalOptions(group);
      groups.set(first, group);
    }
    addCommand(group, second, command, output, start);
  }
  return program;
}

function addCommand(parent: CommanderCommand, name: string, command: Command, output: Output, start: Start): void {
  const added = prepared(parent.command(name), output)
    .summary(command.summary)
    .description(
      [`${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`, ...(command.details ?? [])].join(
        '\n\n',
      ),
    )
    .addHelpText('after', () => commandEpilogue(command));
  for (const [key, spec] of Object.entries(command.args)) added.addArgument(argumentOf(key, spec));
  const own = Object.entries<OptionSpec>(command.options);
  for (const [key, spec] of own) added.addOption(optionOf(key, spec));
  addGlobalOptions(added);
  added.action(async (...given: unknown[]) => {
    const input: Record<string, unknown> = {};
    for (const [index, key] of Object.keys(command.args).entries()) input[key] = given[index];
    const values = valuesOf(added);
    for (const [key, spec] of own)
      input[key] = values[key] ?? (spec.value === undefined ? false : spec.many ? [] : undefined);
    const globals = Object.entries<OptionSpec>(GLOBAL_OPTIONS).map(([key, spec]) => [
      key,
      values[key] ?? (spec.value ? undefined : false),
    ]);
    await start(command, input, Object.fromEntries(globals) as GlobalOptions);
  });
}

/** What every level of the program has. */
function prepared(command: CommanderCommand, output: Output): CommanderCommand {
  command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.raw(text),
      writeErr: (text) => {
        if (!output.json) output.error(text);
      },
      // Mistakes are reported by `reportFailure`, as text or as JSON.
      outputError: () => {},
      getErrHelpWidth: () => Math.min(output.width, 110),
      getErrHasColors: () => output.color,
      getOutHelpWidth: () => Math.min(output.width, 110),
      getOutHasColors: () => output.color,
    })
    .configureHelp({
      sortSubcommands: false,
      styleTitle: (text) => output.style('bold', text),
      styleCommandText: (text) => output.style('cyan', text),
      styleOptionText: (text) => output.style('cyan', text),
      subcommandDescription: (sub) => sub.summary() || sub.description(),
    })
    .helpOption('-h, --help', 'shows this')
    .helpCommand(false)
    .showSuggestionAfterError();
  return command;
}

/** The same options at every level of the program, so that they may stand before or after a name. */
function addGlobalOptions(command: CommanderCommand): void {
  for (const [key, spec] of Object.entries<OptionSpec>(GLOBAL_OPTIONS)) {
    command.addOption(optionOf(key, spec).helpGroup('Options of every command:'));
  }
}

/** Values that were given or have a fallback, from the whole chain of commands; the innermost one wins. */
function valuesOf(command: CommanderCommand): Record<string, unknown> {
  const above = command.parent ? valuesOf(command.parent) : {};
  const own = Object.entries(command.opts()).filter(
    ([key]) => command.getOptionValueSource(key) !== 'default' || command.parent === null || above[key] === undefined,
  );
  return { ...above, ...Object.fromEntries(own) };
}

function optionOf(key: string, spec: OptionSpec): Option {
  const option = new Option(optionName(key, spec), plain(spec.summary));
  if (spec.choices) option.choices([...spec.choices]);
  const read = reader(spec);
  if (spec.many) {
    option.argParser((text: string, earlier: unknown[] | undefined) => [...(earlier ?? []), read(text)]);
  } else if (spec.read) option.argParser(read);
  if (spec.required) option.makeOptionMandatory();
  if (spec.fallback !== undefined) option.default(read(spec.fallback), spec.fallback);
  return option;
}

function argumentOf(key: string, spec: ArgumentSpec): Argument {
  const argument = new Argument(argumentName(key, spec), plain(spec.summary));
  if (spec.choices) argument.choices([...spec.choices]);
  const read = reader(spec);
  if (spec.many) argument.argParser((text: string, earlier: unknown[] | undefined) => [...(earlier ?? []), read(text)]);
  else if (spec.read) argument.argParser(read);
  return argument;
}

/** How a text becomes a value. A wrong one is told with the name of its option or argument, which commander adds. */
function reader({ read, choices }: Pick<OptionSpec, 'read' | 'choices'>): (text: string) => unknown {
  return (text) => {
    if (choices && !choices.includes(text))
      throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
    try {
      return read ? read(text) : text;
    } catch (error) {
      if (error instanceof UsageError) throw new InvalidArgumentError(`It ${error.message}`);
      throw error;
    }
  };
}
