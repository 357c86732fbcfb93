import { type ArgumentSpec, type CommandDescription, flagName, type OptionSpec } from './command.ts';

/** How a command is typed: `assessment-kit callback set [ORDERS_URL] [options]`. */
export function usageOf({ name, args, options }: CommandDescription): string {
  const typed = Object.entries(args).map(([key, spec]) => argumentName(key, spec));
  const required = Object.entries<OptionSpec>(options).filter(([, { required }]) => required);
  return ['assessment-kit', name, ...typed, ...required.map(([key, spec]) => optionName(key, spec)), '[options]'].join(
    ' ',
  );
}

/** `<STATUS>`, `[ORDERS_URL]` when it may be left out, `<IDS...>` for several. */
export function argumentName(key: string, { optional, many }: ArgumentSpec): string {
  const name = `${flagName(key).toUpperCase().replaceAll('-', '_')}${many ? '...' : ''}`;
  return optional ? `[${name}]` : `<${name}>`;
}

/** `-p, --profile <NAME>`. */
export function optionName(key: string, { short, value }: OptionSpec): string {
  return `${short ? `-${short}, ` : ''}--${flagName(key)}${value === undefined ? '' : ` <${value}>`}`;
}
