import type { Kind } from './kinds.ts';
import type { Setting } from './table.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

type ValueOf<Each extends Setting> = Each extends { kind: Kind<infer Value> } ? Value : never;

/** A value for each setting; `null` where one may be absent. */
export type Values<Table extends Record<string, Setting>> = {
  [Name in keyof Table]: Table[Name] extends { fallback: string } | { required: true }
    ? ValueOf<Table[Name]>
    : ValueOf<Table[Name]> | null;
};

/**
 * Reads the settings of a table. An empty text counts as absent.
 *
 * @returns One sentence for each that is missing or wrong: it names the setting and what it takes, and never repeats
 * the value, which may be a secret. With problems, the values are not to be used.
 */
export function readValues<Table extends Record<string, Setting>>(
  table: Table,
  environment: Environment,
): { values: Values<Table>; problems: string[] } {
  const problems: string[] = [];
  const read = (name: string, { meaning, kind, fallback, required }: Setting): unknown => {
    const given = environment[name] || fallback;
    if (given === undefined) {
      if (isNeeded(required, environment)) problems.push(`${name} is missing: ${plain(meaning)}.`);
      return null;
    }
    const result = kind.read(given);
    if ('value' in result) return result.value;
    problems.push(`${name} ${result.problem}.`);
    return null;
  };
  const values = Object.fromEntries(Object.entries(table).map(([name, setting]) => [name, read(name, setting)]));
  return { values: values as Values<Table>, problems };
}

function isNeeded(required: Setting['required'], environment: Environment): boolean {
  return typeof required === 'object' ? Boolean(environment[required.with]) : required === true;
}

/** Sentences are printed on a terminal. */
function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}
