import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Options and other arguments of a command.
 *
 * @throws {UsageError} with what is wrong; what was given is repeated only as far as it is the name of an option.
 */
export function readArguments<const Given extends Options>(args: readonly string[], options: Given) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      throw new UsageError('An option lacks its value, or has one that it does not take.');
    }
    throw new UsageError(`There is such an option as ${namesOf(options)} only.`);
  }
}

function namesOf(options: Options): string {
  const names = Object.keys(options).map((name) => `--${name}`);
  return [names.slice(0, -1).join(', '), names.at(-1)].filter((part) => part !== '').join(' or ');
}

/** @throws {UsageError} when it is no whole number; how great it may be the server says. */
export function wholeNumber(option: string, given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new UsageError(`${option} takes a whole number.`);
  return Number(given);
}

/** An instant, or midnight UTC of a day. @throws {UsageError} when it is neither. */
export function instant(option: string, given: string): string {
  const text = /^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T00:00:00Z` : given;
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  if (isInstant && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  throw new UsageError(`${option} takes a day or a time with its zone, such as 2026-01-13 or 2026-01-13T08:00:00Z.`);
}
