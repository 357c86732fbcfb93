import { commandReference, exitCodeRows, settingRows } from './index.ts';

/** The parts of the README that are written from the program, by the names of their marks. */
export function readmeParts(): Readonly<Record<string, string>> {
  return {
    commands: table(
      ['command', ''],
      commandReference().map(({ name, summary }) => [`\`${name}\``, summary]),
    ),
    settings: table(
      ['setting', '', 'when it is not set'],
      settingRows().map(({ name, meaning, absent }) => [`\`${name}\``, meaning, absent]),
    ),
    'exit-codes': table(
      ['exit code', ''],
      exitCodeRows().map(({ code, meaning }) => [String(code), meaning]),
    ),
  };
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
